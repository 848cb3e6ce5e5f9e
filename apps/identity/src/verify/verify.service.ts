import { type EvidenceRef, VerifyOutcome, type VerifyResponse } from '@licensing/contracts';
import {
  decideVerification,
  getLicenceType,
  type JsonValue,
  type LicenceTypeDefinition,
  toChinaDate,
} from '@licensing/domain';
import { Answers, REGISTRIES, type RegistryClient, type RegistryReply, toRegistryQuery } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type VerifyDto } from './verify.dto';

/** Everyone the form names by a resident id number. */
function namedPeople(definition: LicenceTypeDefinition, declaredJson: string): string[] {
  const declared = JSON.parse(declaredJson) as Record<string, JsonValue>;
  const named = definition.form.filter(({ kind }) => kind === 'resident-id').map(({ name }) => declared[name]);
  return named.filter((value): value is string => typeof value === 'string');
}

function toEvidence(reply: RegistryReply): EvidenceRef[] {
  if (reply.kind !== 'answered') return [];
  const { source, requestId, asOf, replySha256 } = reply;
  return [{ source, requestId, asOf, replySha256, rule: 'identity/verify' }];
}

/** An answer that is none reads as an empty object: no rule accepts it, so the case goes to a person. */
const recordOf = (reply: RegistryReply): JsonValue => (reply.kind === 'answered' ? (reply.record as JsonValue) : {});

/** Proves person, business, authority and the absence of bars; final answers are kept under their key. */
@Injectable()
export class VerifyService {
  constructor(
    @Inject(REGISTRIES) private readonly registries: RegistryClient,
    @Inject(Answers) private readonly answers: Answers,
  ) {}

  async verify(request: VerifyDto): Promise<VerifyResponse> {
    const { applicant, creditCode, idempotencyKey } = request;
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const people = [...new Set([applicant.idNumber, ...namedPeople(definition, request.declaredJson)])];
    const replies = await Promise.all([
      this.registries.ask(toRegistryQuery('population', { idNumber: [applicant.idNumber], name: [applicant.name] })),
      this.registries.ask(toRegistryQuery('business-registration', { creditCode: [creditCode] })),
      this.registries.ask(toRegistryQuery('food-safety-bars', { idNumber: people, creditCode: [creditCode] })),
    ]);
    const silent = replies.find((reply) => reply.kind === 'silent');
    const answeredAt = new Date().toISOString();
    if (silent?.kind === 'silent') {
      const waiting = { source: silent.source, since: silent.since };
      const first = await this.answers.find<VerifyResponse>(idempotencyKey);
      return first ?? { outcome: VerifyOutcome.VERIFY_OUTCOME_WAITING, reasons: [], evidence: [], waiting, answeredAt };
    }
    const [population, business, bars] = replies;
    const { outcome, reasons } = decideVerification({
      on: toChinaDate(answeredAt),
      applicant,
      creditCode,
      barSubjects: [...people, creditCode],
      population: recordOf(population),
      business: recordOf(business),
      bars: recordOf(bars),
    });
    return this.answers.keep<VerifyResponse>(idempotencyKey, {
      outcome: outcome === 'proved' ? VerifyOutcome.VERIFY_OUTCOME_PROVED : VerifyOutcome.VERIFY_OUTCOME_REFER,
      reasons: reasons.map((reason) => ({ ...reason, field: reason.field ?? '', rule: reason.rule ?? '' })),
      evidence: replies.flatMap(toEvidence),
      waiting: undefined,
      answeredAt,
    });
  }
}
