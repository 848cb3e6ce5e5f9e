import { type Business, type ListBusinessesResponse } from '@licensing/contracts';
import { toChinaDate } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AuthorityDesk } from '../authority/authority-desk';
import { notFoundAlike } from '../authority/not-found-alike';
import { stateOf } from '../mandates/kept-mandate';
import { type PageDto } from '../page.dto';
import { BUSINESS_REGISTER, BusinessRegister, toBusiness } from '../register/business-register';
import { type BusinessList } from '../register/business-list';
import { type GetBusinessDto } from './businesses.dto';
import { MandatedBusinesses } from './mandated-businesses';

/** The businesses a person acts for, by the registration authority's own record or under a mandate. */
@Injectable()
export class BusinessesService {
  constructor(
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(AuthorityDesk) private readonly desk: AuthorityDesk,
    @Inject(MandatedBusinesses) private readonly mandated: MandatedBusinesses,
  ) {}

  /** Those they represent first, then those they hold an active mandate for. @throws AppError REGISTRY.SILENT */
  async list(request: PageDto): Promise<ListBusinessesResponse> {
    const { person, limit, offset } = request;
    const [own, mandates] = await Promise.all([this.register.listOf(request), this.mandated.list(person)]);
    const represented = own.businesses.map(toOwnBusiness);
    const from = Math.max(0, offset - own.total);
    const page = mandates.slice(from, from + limit - represented.length);
    const found = await Promise.all(page.map((mandate) => this.mandated.find(mandate)));
    const acted = found.filter((business) => business !== undefined);
    // Whoever has become the representative acts by registration: one business, one line.
    const codes = new Set(represented.map(({ creditCode }) => creditCode));
    const others = acted.filter(({ creditCode }) => !codes.has(creditCode));
    return {
      businesses: [...represented, ...others],
      total: own.total + mandates.length - (page.length - others.length),
    };
  }

  /**
   * Absent and somebody else's are told apart nowhere, neither by answer nor by time: whoever asks learns only of their own.
   *
   * @throws AppError RESOURCE.NOT_FOUND, REGISTRY.SILENT
   */
  get({ person, creditCode }: GetBusinessDto): Promise<Business> {
    return notFoundAlike(async () => {
      const { registered, mandates } = await this.desk.look(person, creditCode);
      if (registered.kind === 'away') throw new AppError('REGISTRY.SILENT', new Error(`${BUSINESS_REGISTER} is away`));
      if (registered.kind === 'absent') throw new AppError('RESOURCE.NOT_FOUND');
      const { record } = registered;
      const { idNumber, role } = record.representative;
      if (idNumber === person.idNumber) return toBusiness(record, { kind: 'representative', role, mandateId: '' });
      const on = toChinaDate(new Date().toISOString());
      const mandate = mandates.find((one) => stateOf(one, on) === 'active' && one.terms.grantor.idNumber === idNumber);
      if (mandate === undefined) throw new AppError('RESOURCE.NOT_FOUND');
      return toBusiness(record, { kind: 'mandate', role: '', mandateId: mandate.id });
    });
  }
}

/** As the register lists what somebody represents. */
export function toOwnBusiness(listed: BusinessList['businesses'][number]): Business {
  const { creditCode, name, status, role, domicile, divisionCode } = listed;
  const authority = { kind: 'representative', role, mandateId: '' };
  return { creditCode, name, status, role, domicile, divisionCode, authority, byDocument: '' };
}
