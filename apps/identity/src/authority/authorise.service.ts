import { AuthoriseOutcome, type AuthoriseResponse } from '@licensing/contracts';
import {
  askAssurance, askLicence, decideAuthority, findLicenceFault, findLicenceType, findUnsureFault, type LicenceTypeDefinition,
  type Question, readLicence, toAuthorityByLicence, toAuthorityByUnsureLicence, toChinaDate,
} from '@licensing/domain'; // prettier-ignore
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DOCUMENTS, LicenceDesk } from '../documents/licence-desk';
import { toWireQuestion } from '../facts.mapper';
import { toHeld } from '../mandates/kept-mandate';
import { BUSINESS_REGISTER, toBusiness, toBusinessByLicence, toBusinessUnread } from '../register/business-register';
import { findActionName } from './actions';
import { type AuthoriseDto } from './authorise.dto';
import { AuthorityDesk } from './authority-desk';
import { notFoundAlike } from './not-found-alike';

const { AUTHORISE_OUTCOME_ASK, AUTHORISE_OUTCOME_PROVED, AUTHORISE_OUTCOME_WAITING } = AuthoriseOutcome;

const NOTHING: Omit<AuthoriseResponse, 'outcome'> = {
  business: undefined, authority: undefined, questions: [], waiting: undefined, grantorSubject: '',
}; // prettier-ignore

type Action = NonNullable<ReturnType<typeof findActionName>>;

/** May this person do this for this business, now? Asked at every action: a mandate can be revoked between two of them. */
@Injectable()
export class AuthoriseService {
  constructor(
    @Inject(AuthorityDesk) private readonly desk: AuthorityDesk,
    @Inject(LicenceDesk) private readonly licences: LicenceDesk,
  ) {}

  /** @throws AppError RESOURCE.NOT_FOUND alike for a business that is absent and one they have nothing to do with */
  async authorise(request: AuthoriseDto): Promise<AuthoriseResponse> {
    const definition = findLicenceType(request.licenceType, request.typeVersion);
    const action = findActionName(request.action);
    if (definition === undefined || action === undefined) {
      throw new AppError('REQUEST.INVALID', new RangeError('an unknown licence type or action'));
    }
    return notFoundAlike(() => this.decide(request, definition, action));
  }

  private async decide(
    request: AuthoriseDto,
    definition: LicenceTypeDefinition,
    action: Action,
  ): Promise<AuthoriseResponse> {
    const { person, creditCode } = request;
    const { registered, mandates } = await this.desk.look(person, creditCode);
    if (registered.kind === 'away') return toWaiting(BUSINESS_REGISTER, registered.since);
    if (registered.kind === 'absent') return this.decideByLicence(request, definition, action, true);
    const on = toChinaDate(new Date().toISOString());
    const held = mandates.map((mandate) => toHeld(mandate, on));
    const { record } = registered;
    const errand = { licenceType: definition.id, action, mandateId: '' };
    const decision = decideAuthority(person.idNumber, record, held, errand);
    const levels = askAssurance(person.assurance, definition.assurance[action]);
    switch (decision.kind) {
      case 'none':
        return this.decideByLicence(request, definition, action, false);
      case 'ask':
        return toAsk([...levels, ...decision.questions]);
      case 'proved': {
        const { authority } = decision;
        const business = toBusiness(record, authority);
        const grantorSubject = mandates.find(({ id }) => id === authority.mandateId)?.grantorSubject ?? '';
        return toProved({ business, authority, grantorSubject }, levels);
      }
    }
  }

  /**
   * By a licence that was brought, where the register gives no authority. What is said of the licence itself is said alike
   * for a business that is absent and one of others; authority comes of it only where the register knows nothing.
   */
  private async decideByLicence(
    { person, creditCode, documents, asIs = [] }: AuthoriseDto,
    definition: LicenceTypeDefinition,
    action: Action,
    isAbsent: boolean,
  ): Promise<AuthoriseResponse> {
    const brought = await this.licences.look(definition, documents);
    if (brought.kind === 'none') throw new AppError('RESOURCE.NOT_FOUND');
    if (brought.kind === 'unread') return toWaiting(DOCUMENTS, brought.since);
    const on = toChinaDate(new Date().toISOString());
    const { newBusiness, record, documentId, unsure } = brought;
    // One sign-in answers both: no action asks for a surer one than a new business does.
    const asked = [newBusiness.assurance, definition.assurance[action]]
      .flatMap((demand) => askAssurance(person.assurance, demand))
      .slice(0, 1);
    if (record === null && unsure !== undefined && asIs.includes(documentId)) {
      const types = definition.materials.find(({ id }) => id === newBusiness.slot)?.document?.types ?? [];
      const fault = findUnsureFault(unsure, { creditCode, applicant: person, types });
      if (fault !== undefined) return toAsk([askLicence(fault)]);
      if (!isAbsent) throw new AppError('RESOURCE.NOT_FOUND');
      const authority = toAuthorityByUnsureLicence();
      const business = toBusinessUnread(creditCode, authority, documentId);
      return toProved({ business, authority, grantorSubject: '' }, asked);
    }
    const fault = findLicenceFault({ on, applicant: person, creditCode, licence: record, newBusiness });
    const licence = readLicence(record);
    if (fault !== undefined) return toAsk([askLicence(fault)]);
    if (!isAbsent || licence === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const authority = toAuthorityByLicence(licence);
    const business = toBusinessByLicence(licence, authority, documentId);
    return toProved({ business, authority, grantorSubject: '' }, asked);
  }
}

function toWaiting(source: string, since: string): AuthoriseResponse {
  return { ...NOTHING, outcome: AUTHORISE_OUTCOME_WAITING, waiting: { source, since } };
}

function toAsk(questions: readonly Question[]): AuthoriseResponse {
  return { ...NOTHING, outcome: AUTHORISE_OUTCOME_ASK, questions: questions.map(toWireQuestion) };
}

/** Who may act, once they have signed in surely enough. */
function toProved(
  proved: Pick<AuthoriseResponse, 'business' | 'authority' | 'grantorSubject'>,
  levels: readonly Question[],
): AuthoriseResponse {
  const outcome = levels.length > 0 ? AUTHORISE_OUTCOME_ASK : AUTHORISE_OUTCOME_PROVED;
  return { ...NOTHING, ...proved, outcome, questions: levels.map(toWireQuestion) };
}
