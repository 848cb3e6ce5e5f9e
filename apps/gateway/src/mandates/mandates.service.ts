import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Mandate, type Question } from '@licensing/contracts';
import {
  ASSURANCE_LEVELS, type AssuranceLevel, type Bilingual, checkMandateOffer, deriveMandateStatement, getChecked,
  MANDATE_ACTIONS, parseCreditCode, suggestResidentId, toChinaDate,
} from '@licensing/domain'; // prettier-ignore
import { AppError, type Problem, sha256Hex } from '@licensing/platform';
import { toQuestionsError } from '../authority/questions';
import { demandAssurance } from '../authority/step-up';
import { LicenceTypes } from '../licence-types/licence-types';
import { IDENTITY, type IdentityClient, MANDATES, type MandatesClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { toWireAction } from './mandate-actions';
import { type MandateOfferDto } from './mandate.dto';

const RETURN_TO = '/v1/mandates';
const OLD_NUMBER = 'fifteen-digits';

interface MandateAnswer {
  readonly mandate?: Mandate | undefined;
  readonly questions?: readonly Question[];
}

function getMandate({ mandate, questions }: MandateAnswer, returnTo: string): Mandate {
  if (questions !== undefined && questions.length > 0) throw toQuestionsError(questions, returnTo, '');
  if (mandate === undefined) throw new AppError('SERVICE.FAULT', new TypeError('an answer without its mandate'));
  return mandate;
}

type CheckedOffer = ReturnType<typeof checkMandateOffer>;

function check(offer: MandateOfferDto, grantor: SignedInPerson, agreed: boolean): CheckedOffer {
  const { agentName, agentIdNumber, licenceTypes, actions, validUntil } = offer;
  const wanted = { agentName, agentIdNumber, licenceTypes, actions, validUntil, agreed };
  return checkMandateOffer(wanted, grantor.idNumber, toChinaDate(new Date().toISOString()));
}

/** Is nothing wrong with an offer but an old number, of which it is known what it became? Identity asks about that. */
function asksOldNumberOnly({ problems }: Extract<CheckedOffer, { kind: 'invalid' }>, typed: string): boolean {
  return problems.every(({ code }) => code === OLD_NUMBER) && suggestResidentId(typed) !== undefined;
}

function toInvalid(problems: readonly Problem[], offer: MandateOfferDto): AppError {
  return new AppError(
    'REQUEST.INVALID',
    undefined,
    problems.map((one) => withNewNumber(one, offer.agentIdNumber)),
  );
}

/** What a number of 15 digits became is offered, and never filled in. */
function withNewNumber(problem: Problem, typed: string): Problem {
  const value = problem.code === OLD_NUMBER ? suggestResidentId(typed) : undefined;
  if (value === undefined) return problem;
  const label = {
    zh: '换算得到的18位号码，请对照居民身份证核对',
    en: 'The 18 characters it became: compare with the card',
  };
  return { ...problem, choices: [{ value, label }] };
}

/** Authority to act for a business, given by its representative to another person: kept and judged by identity. */
@Injectable()
export class MandatesService {
  constructor(
    @Inject(IDENTITY) private readonly identity: IdentityClient,
    @Inject(MANDATES) private readonly mandates: MandatesClient,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
  ) {}

  /**
   * Only at the level that each of the licence types asks of whoever gives a mandate.
   *
   * @param key the caller's own; a repeat of it gives the same mandate
   * @throws AppError REQUEST.INVALID with everything that is wrong, SESSION.STEP_UP, AUTHORITY.QUESTIONS, RESOURCE.NOT_FOUND for a business that is not theirs
   */
  async grant(grantor: SignedInPerson, offer: MandateOfferDto, key = randomUUID() as string): Promise<Mandate> {
    const checked = check(offer, grantor, offer.agreed);
    if (checked.kind === 'invalid' && !asksOldNumberOnly(checked, offer.agentIdNumber))
      throw toInvalid(checked.problems, offer);
    demandAssurance(grantor, this.levelOf(offer.licenceTypes), RETURN_TO);
    const { agentName, agentIdNumber, licenceTypes, validUntil, agreed } = offer;
    const answer = await this.mandates.grantMandate({
      // Two people's keys may be alike.
      idempotencyKey: sha256Hex(`${grantor.subject}\n${key}`),
      grantor, agentName, agentIdNumber, licenceTypes, validUntil, agreed,
      creditCode: getChecked(parseCreditCode(offer.creditCode)),
      actions: MANDATE_ACTIONS.filter((action) => offer.actions.includes(action)).map(toWireAction),
    }); // prettier-ignore
    return getMandate(answer, RETURN_TO);
  }

  /** What the grantor would agree to, and the sign-in that giving it asks: from the same terms as the mandate itself. */
  async preview(
    grantor: SignedInPerson,
    offer: MandateOfferDto,
  ): Promise<{ statement: Bilingual; level: AssuranceLevel }> {
    const checked = check(offer, grantor, true);
    if (checked.kind === 'invalid') throw toInvalid(checked.problems, offer);
    const { terms } = checked;
    const creditCode = getChecked(parseCreditCode(offer.creditCode));
    const { business } = await this.identity.getBusiness({ person: grantor, creditCode });
    if (business?.authority?.kind !== 'representative') throw new AppError('RESOURCE.NOT_FOUND');
    const statement = deriveMandateStatement({ ...terms, creditCode, businessName: business.name, grantor });
    return { statement, level: this.levelOf(terms.licenceTypes) };
  }

  list(person: SignedInPerson, limit: number, offset: number): Promise<{ mandates: Mandate[]; total: number }> {
    return this.mandates.listMandates({ person, limit, offset });
  }

  async get(person: SignedInPerson, mandateId: string): Promise<Mandate> {
    return getMandate(await this.mandates.getMandate({ person, mandateId }), RETURN_TO);
  }

  async accept(person: SignedInPerson, mandateId: string): Promise<Mandate> {
    return getMandate(await this.mandates.acceptMandate({ person, mandateId }), `${RETURN_TO}/${mandateId}`);
  }

  async decline(person: SignedInPerson, mandateId: string): Promise<Mandate> {
    return getMandate(await this.mandates.declineMandate({ person, mandateId }), RETURN_TO);
  }

  async revoke(person: SignedInPerson, mandateId: string): Promise<Mandate> {
    return getMandate(await this.mandates.revokeMandate({ person, mandateId }), RETURN_TO);
  }

  /** The surest level that one of these licence types asks of a grantor. */
  private levelOf(licenceTypes: readonly string[]): AssuranceLevel {
    const asked = licenceTypes.map((id) => this.types.get(id).assurance.grantMandate.level);
    return ASSURANCE_LEVELS.filter((level) => asked.includes(level)).at(-1) ?? 'face-verified';
  }
}
