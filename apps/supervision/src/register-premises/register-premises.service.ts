import { checkEvent } from '@licensing/contracts';
import { type IssuedData } from '@licensing/domain';
import { type Handled, type LicenceEvent } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { PremisesRepository } from './premises.repository';

const ISSUED = 'licensing.certificate.issued.v1';
const DONE: Handled = { kind: 'done' };
const reject = (reason: string): Handled => ({ kind: 'reject', reason });

/** Takes licensed premises into the department's own register. A second delivery changes nothing. */
@Injectable()
export class RegisterPremisesService {
  constructor(@Inject(PremisesRepository) private readonly premises: PremisesRepository) {}

  async handle(event: LicenceEvent): Promise<Handled> {
    const check = checkEvent(event.type, event.data);
    if (check.kind === 'unknown-type') return reject('unknown event type');
    if (check.kind === 'invalid') return reject(`breaks its schema: ${check.problems.join('; ').slice(0, 500)}`);
    // Known and in order, but nothing this department keeps.
    if (event.type !== ISSUED) return DONE;
    const { licence } = event.data as IssuedData;
    const inserted = await this.premises.insert({
      _id: licence.number,
      licence,
      applicationId: event.subject,
      eventId: event.id,
      registeredAt: new Date().toISOString(),
    });
    // Two events of one number cannot both be right, and a machine cannot tell which is.
    if (inserted.kind === 'present' && inserted.document.eventId !== event.id)
      return reject('number already registered');
    return DONE;
  }
}
