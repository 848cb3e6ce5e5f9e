import { AuthoriseOutcome, type AuthoriseResponse } from '@licensing/contracts';
import {
  askAssurance,
  decideAuthority,
  findLicenceType,
  type LicenceTypeDefinition,
  toChinaDate,
} from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { toWireQuestion } from '../facts.mapper';
import { toHeld } from '../mandates/kept-mandate';
import { BUSINESS_REGISTER, toBusiness } from '../register/business-register';
import { findActionName } from './actions';
import { type AuthoriseDto } from './authorise.dto';
import { AuthorityDesk } from './authority-desk';
import { notFoundAlike } from './not-found-alike';

const { AUTHORISE_OUTCOME_ASK, AUTHORISE_OUTCOME_PROVED, AUTHORISE_OUTCOME_WAITING } = AuthoriseOutcome;

const NOTHING: Omit<AuthoriseResponse, 'outcome'> = {
  business: undefined, authority: undefined, questions: [], waiting: undefined, grantorSubject: '',
}; // prettier-ignore

/** May this person do this for this business, now? Asked at every action: a mandate can be revoked between two of them. */
@Injectable()
export class AuthoriseService {
  constructor(@Inject(AuthorityDesk) private readonly desk: AuthorityDesk) {}

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
    { person, creditCode }: AuthoriseDto,
    { id: licenceType, assurance }: LicenceTypeDefinition,
    action: NonNullable<ReturnType<typeof findActionName>>,
  ): Promise<AuthoriseResponse> {
    const { registered, mandates } = await this.desk.look(person, creditCode);
    if (registered.kind === 'away') {
      const waiting = { source: BUSINESS_REGISTER, since: registered.since };
      return { ...NOTHING, outcome: AUTHORISE_OUTCOME_WAITING, waiting };
    }
    if (registered.kind === 'absent') throw new AppError('RESOURCE.NOT_FOUND');
    const on = toChinaDate(new Date().toISOString());
    const held = mandates.map((mandate) => toHeld(mandate, on));
    const { record } = registered;
    const decision = decideAuthority(person.idNumber, record, held, { licenceType, action, mandateId: '' });
    const levels = askAssurance(person.assurance, assurance[action]);
    switch (decision.kind) {
      case 'none':
        throw new AppError('RESOURCE.NOT_FOUND');
      case 'ask':
        return {
          ...NOTHING,
          outcome: AUTHORISE_OUTCOME_ASK,
          questions: [...levels, ...decision.questions].map(toWireQuestion),
        };
      case 'proved': {
        const { authority } = decision;
        const business = toBusiness(record, authority);
        const grantorSubject = mandates.find(({ id }) => id === authority.mandateId)?.grantorSubject ?? '';
        const answer = { ...NOTHING, business, authority, grantorSubject };
        return levels.length > 0
          ? { ...answer, outcome: AUTHORISE_OUTCOME_ASK, questions: levels.map(toWireQuestion) }
          : { ...answer, outcome: AUTHORISE_OUTCOME_PROVED };
      }
    }
  }
}
