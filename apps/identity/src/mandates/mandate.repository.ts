import { findById, insertOnce, type Inserted, readOn } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { StoredMandate, StoredMandateEvent } from './mandate.schema';

/** Given is the first event; accepted and revoked is what mostly follows. */
const WINDOW = 2;

/** Mandates and what happened to them, insert-only. */
@Injectable()
export class MandateRepository {
  constructor(
    @InjectModel(StoredMandate.name) private readonly mandates: Model<StoredMandate>,
    @InjectModel(StoredMandateEvent.name) private readonly events: Model<StoredMandateEvent>,
  ) {}

  insert(mandate: StoredMandate): Promise<Inserted<StoredMandate>> {
    return insertOnce<StoredMandate>(this.mandates, mandate);
  }

  find(id: string): Promise<StoredMandate | undefined> {
    return findById<StoredMandate>(this.mandates, id);
  }

  /** What happened after it was given, in order. */
  eventsOf(id: string): Promise<StoredMandateEvent[]> {
    return readOn((n) => findById<StoredMandateEvent>(this.events, `${id}:${n}`), WINDOW, 2);
  }

  /** @returns whether this one is the n-th event: another one may have come first */
  async append(id: string, n: number, event: Omit<StoredMandateEvent, '_id'>): Promise<boolean> {
    const inserted = await insertOnce<StoredMandateEvent>(this.events, { _id: `${id}:${n}`, ...event });
    return inserted.kind === 'inserted';
  }
}
