import { type LedgerRecord } from '@licensing/domain';
import { AppError, EVENT_BUS, type EventBus } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CaseworkEnvironment } from '../casework.config';
import { LedgerRepository } from './ledger.repository';
import { toEvent } from './to-event';

/**
 * The outbox. The insert comes first: what was never recorded must never be announced. The caller repeats until both are
 * acknowledged; ids are fixed, so a repeat records nothing twice and consumers drop what they have seen.
 */
@Injectable()
export class AppendRecordsService {
  constructor(
    @Inject(LedgerRepository) private readonly ledger: LedgerRepository,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(CaseworkEnvironment) private readonly config: CaseworkEnvironment,
  ) {}

  /** @throws AppError LEDGER.CONFLICT when another record stands at one of the places; SERVICE.UNAVAILABLE: repeat */
  async append(records: readonly LedgerRecord[]): Promise<void> {
    await this.insert(records);
    await this.publish(records);
  }

  async insert(records: readonly LedgerRecord[]): Promise<void> {
    const standing = await this.ledger.insert(records);
    const foreign = standing.find((record, index) => record.hash !== records[index]?.hash);
    if (foreign !== undefined)
      throw new AppError('LEDGER.CONFLICT', new Error(`another record stands at ${foreign.id}`));
  }

  publish(records: readonly LedgerRecord[]): Promise<void> {
    return this.bus.publish(this.config.KAFKA_EVENTS_TOPIC, records.map(toEvent));
  }
}
