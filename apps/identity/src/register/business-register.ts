import { type Authority, type Business } from '@licensing/contracts';
import { type BusinessRecord, type JsonValue, type LicenceRecord, readBusiness } from '@licensing/domain';
import {
  AppError, REGISTRIES, type RegistryClient, type RegistryReply, toRegistryQuery,
} from '@licensing/platform'; // prettier-ignore
import { Inject, Injectable } from '@nestjs/common';
import { type PageDto } from '../page.dto';
import { BusinessList, findAnswer } from './business-list';

export const BUSINESS_REGISTER = 'business-registration';

/** What the register says of one business: its record, that there is none, or nothing that can be used, since when. */
export type RegisteredBusiness =
  | {
      readonly kind: 'known';
      readonly record: BusinessRecord;
      /** ISO instant for which the register speaks. */ readonly asOf: string;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'away'; readonly since: string };

/** Answers of the business register, judged: an answer of another shape or about another business is none. */
@Injectable()
export class BusinessRegister {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  /** As fresh as a decision needs it: who may act hangs on it. */
  async find(creditCode: string): Promise<RegisteredBusiness> {
    const asked = new Date().toISOString();
    const reply = await this.registries.ask(toRegistryQuery(BUSINESS_REGISTER, { creditCode: [creditCode] }));
    if (reply.kind === 'silent') return { kind: 'away', since: reply.since };
    if (reply.kind === 'malformed') return { kind: 'away', since: asked };
    if (reply.record === null) return { kind: 'absent' };
    const record = readBusiness(reply.record as JsonValue, creditCode);
    return record === undefined ? { kind: 'away', since: asked } : { kind: 'known', record, asOf: reply.asOf };
  }

  /**
   * One page of the businesses that a person represents.
   *
   * @throws AppError REGISTRY.SILENT: unavailable is not empty
   */
  async listOf({ person, limit, offset }: PageDto): Promise<BusinessList> {
    const query = toRegistryQuery(
      BUSINESS_REGISTER,
      { representative: [person.idNumber], limit: [String(limit)], offset: [String(offset)] },
      'display',
    );
    const reply = await this.registries.ask(query);
    const list = findAnswer(BusinessList, answered(reply) ?? { businesses: [], total: 0 });
    if (list === undefined) throw new AppError('REGISTRY.SILENT', new Error(`${BUSINESS_REGISTER} unusable`));
    return list;
  }
}

function answered(reply: RegistryReply): unknown {
  if (reply.kind !== 'answered') throw new AppError('REGISTRY.SILENT', new Error(`${BUSINESS_REGISTER} ${reply.kind}`));
  return reply.record;
}

/** What the person is shown of a business for which they act. */
export function toBusiness(record: BusinessRecord, authority: Authority): Business {
  const { creditCode, name, status, domicile, divisionCode } = record;
  return { creditCode, name, status, role: authority.role, domicile, divisionCode, authority, byDocument: '' };
}

/** As much as is known of a business whose licence a person has yet to read: nothing but the code that somebody typed. */
export function toBusinessUnread(creditCode: string, authority: Authority, documentId: string): Business {
  // GB 32100-2015: characters 3 to 8 are the division of the registration authority.
  const divisionCode = creditCode.slice(2, 8);
  return { creditCode, name: '', status: '', role: '', domicile: '', divisionCode, authority, byDocument: documentId };
}

/** The same of a business that is known by its licence alone: nobody has said in what standing it is. */
export function toBusinessByLicence(record: LicenceRecord, authority: Authority, documentId: string): Business {
  const { creditCode, name, domicile, divisionCode } = record;
  return {
    creditCode,
    name,
    status: '',
    role: authority.role,
    domicile,
    divisionCode,
    authority,
    byDocument: documentId,
  };
}
