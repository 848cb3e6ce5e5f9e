import { type BusinessRecord, listOutdatedMandates, toChinaDate } from '@licensing/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type KeptMandate, toHeld } from '../mandates/kept-mandate';
import { MandateBook } from '../mandates/mandate-book';
import { type PersonDto } from '../person.dto';
import { BusinessRegister, type RegisteredBusiness } from '../register/business-register';

/** What is known between a person and a business: the register's word, and the mandates of this person for it. */
export interface Connection {
  readonly registered: RegisteredBusiness;
  readonly mandates: readonly KeptMandate[];
}

/** Looks at register and mandates together, so that one cannot speak without the other. */
@Injectable()
export class AuthorityDesk {
  constructor(
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(MandateBook) private readonly book: MandateBook,
  ) {}

  /** Asks both at once, and both always: a business that is absent takes the same questions as one of others. */
  async look(person: PersonDto, creditCode: string): Promise<Connection> {
    const [registered, mandates] = await Promise.all([
      this.register.find(creditCode),
      this.book.heldFor(person, creditCode),
    ]);
    if (registered.kind === 'known') await this.endOutdated(mandates, registered.record, registered.asOf);
    return { registered, mandates };
  }

  /** Another representative is registered: mandates of the one before end for good, even if that one comes back. */
  async endOutdated(mandates: readonly KeptMandate[], { representative }: BusinessRecord, asOf: string): Promise<void> {
    const now = new Date();
    const on = toChinaDate(now.toISOString());
    const held = mandates.map((mandate) => toHeld(mandate, on));
    const outdated = new Set(listOutdatedMandates(held, representative.idNumber, asOf).map(({ id }) => id));
    await Promise.all(
      mandates
        .filter(({ id }) => outdated.has(id))
        // Something else may have happened first; whichever it is, the rules do not let this mandate be used.
        .map((mandate) =>
          this.book.add(mandate, { type: 'ended', by: 'system', reason: 'REPRESENTATIVE_CHANGED' }, now),
        ),
    );
  }
}
