import { type Business } from '@licensing/contracts';
import { MANDATE_PARAMETERS, toChinaDate } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AuthorityDesk } from '../authority/authority-desk';
import { findRole, type KeptMandate, stateOf } from '../mandates/kept-mandate';
import { MandateBook } from '../mandates/mandate-book';
import { type PersonDto } from '../person.dto';
import { BUSINESS_REGISTER, BusinessRegister, toBusiness } from '../register/business-register';

/** The businesses for which a person holds an active mandate, as far as their own list of mandates tells. */
@Injectable()
export class MandatedBusinesses {
  constructor(
    @Inject(MandateBook) private readonly book: MandateBook,
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(AuthorityDesk) private readonly desk: AuthorityDesk,
  ) {}

  /** One active mandate for each business, the oldest that holds; the businesses in the order of the newest mandates. */
  async list(person: PersonDto): Promise<KeptMandate[]> {
    const on = toChinaDate(new Date().toISOString());
    const places = await this.book.placesOf(person);
    const asAgent = places.filter(({ role }) => role === 'agent').slice(0, MANDATE_PARAMETERS.mostListed.value);
    const mandates = await this.book.findAll(asAgent);
    const active = mandates.filter(
      (mandate) => findRole(mandate, person) === 'agent' && stateOf(mandate, on) === 'active',
    );
    // The newest comes first: a later entry of the same business is an older mandate and takes its place.
    return [...new Map(active.map((mandate) => [mandate.terms.creditCode, mandate])).values()];
  }

  /**
   * What the register says today of the business of a mandate; undefined when it is not there or has another
   * representative: then the mandate ends.
   *
   * @throws AppError REGISTRY.SILENT: unavailable is not none
   */
  async find(mandate: KeptMandate): Promise<Business | undefined> {
    const registered = await this.register.find(mandate.terms.creditCode);
    if (registered.kind === 'away') throw new AppError('REGISTRY.SILENT', new Error(`${BUSINESS_REGISTER} is away`));
    if (registered.kind === 'absent') return undefined;
    await this.desk.endOutdated([mandate], registered.record, registered.asOf);
    if (registered.record.representative.idNumber !== mandate.terms.grantor.idNumber) return undefined;
    return toBusiness(registered.record, { kind: 'mandate', role: '', mandateId: mandate.id });
  }
}
