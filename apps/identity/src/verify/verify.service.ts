import { VerifyOutcome, type VerifyResponse } from '@licensing/contracts';
import {
  type Authority, decideVerification, getLicenceType, type JsonValue, listNamedPeople, readBusiness, toChinaDate,
  type Verification,
} from '@licensing/domain'; // prettier-ignore
import { Answers } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AuthorityDesk } from '../authority/authority-desk';
import { toWireQuestion, toWireReason } from '../facts.mapper';
import { toHeld } from '../mandates/kept-mandate';
import { toEvidence } from './evidence.mapper';
import { FactGatherer, type Gathered, type Silence } from './gather-facts';
import { type VerifyDto } from './verify.dto';

const OUTCOMES: Readonly<Record<Verification['outcome'], VerifyOutcome>> = {
  proved: VerifyOutcome.VERIFY_OUTCOME_PROVED,
  ask: VerifyOutcome.VERIFY_OUTCOME_ASK,
  refer: VerifyOutcome.VERIFY_OUTCOME_REFER,
};

/**
 * Proves person, business, authority and the absence of bars. What is proved or goes to a person is kept under its key;
 * waiting and asking are not: the same key succeeds when the registry is back or the applicant has answered.
 */
@Injectable()
export class VerifyService {
  constructor(
    @Inject(FactGatherer) private readonly facts: FactGatherer,
    @Inject(AuthorityDesk) private readonly desk: AuthorityDesk,
    @Inject(Answers) private readonly answers: Answers,
  ) {}

  async verify(request: VerifyDto): Promise<VerifyResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const named = listNamedPeople(definition, JSON.parse(request.declaredJson) as Record<string, JsonValue>);
    const gathered = await this.facts.gather(request, named);
    const answeredAt = new Date().toISOString();
    if (gathered.kind === 'silent') return this.firstOr(request, toWaiting(gathered, answeredAt));
    const { applicant, creditCode, mandateId, licenceType } = request;
    const { population, business, bars, mandates, licence } = gathered;
    const on = toChinaDate(answeredAt);
    const verification = decideVerification({
      on,
      applicant,
      creditCode,
      errand: { licenceType, action: 'submit', mandateId },
      demand: definition.assurance.submit,
      mandates: mandates.map((mandate) => toHeld(mandate, on)),
      named,
      population,
      business,
      bars,
      ...(licence.kind === 'read' && { licence }),
    });
    const record = readBusiness(business, creditCode);
    if (record !== undefined) await this.desk.endOutdated(mandates, record, gathered.businessAsOf);
    const response = toResponse(verification, gathered, request.signIn, answeredAt);
    return verification.outcome === 'ask'
      ? this.firstOr(request, response)
      : this.answers.keep(request.idempotencyKey, response);
  }

  /** The final answer that was given before, if there is one. */
  private async firstOr({ idempotencyKey }: VerifyDto, answer: VerifyResponse): Promise<VerifyResponse> {
    return (await this.answers.find<VerifyResponse>(idempotencyKey)) ?? answer;
  }
}

function toResponse(
  verification: Verification,
  { replies, mandates, licence }: Gathered,
  signIn: VerifyDto['signIn'],
  answeredAt: string,
): VerifyResponse {
  const authority: Authority | undefined = verification.outcome === 'ask' ? undefined : verification.authority;
  return {
    outcome: OUTCOMES[verification.outcome],
    reasons: verification.outcome === 'proved' ? [] : verification.reasons.map(toWireReason),
    questions: verification.outcome === 'ask' ? verification.questions.map(toWireQuestion) : [],
    evidence: toEvidence(replies, mandates, authority, [
      ...(signIn === undefined ? [] : [signIn]),
      ...(licence.kind === 'read' && licence.evidence !== undefined ? [licence.evidence] : []),
    ]),
    waiting: undefined,
    authority,
    answeredAt,
  };
}

function toWaiting({ source, since }: Silence, answeredAt: string): VerifyResponse {
  return {
    outcome: VerifyOutcome.VERIFY_OUTCOME_WAITING,
    reasons: [], questions: [], evidence: [], waiting: { source, since }, authority: undefined, answeredAt,
  }; // prettier-ignore
}
