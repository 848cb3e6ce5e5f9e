import { DecideOutcome, type DecideResponse, type Reason as WireReason } from '@licensing/contracts';
import { decide, getLicenceType, getLocalDate, type CaseFacts, type JsonValue, type Reason } from '@licensing/domain';
import { Answers, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type DecideDto } from './decide.dto';
import { composeReceipt, describeRuleSet, type RuleSetRef } from './receipt';

const toWire = (reason: Reason): WireReason => ({ ...reason, field: reason.field ?? '', rule: reason.rule ?? '' });

function fromWire({ field, rule, remedy, ...reason }: WireReason): Reason {
  return {
    ...reason,
    remedy: { zh: remedy?.zh ?? '', en: remedy?.en ?? '' },
    ...(field === '' ? {} : { field }),
    ...(rule === '' ? {} : { rule }),
  };
}

/** Applies a licence type's rules to a case. The answer and its receipt are kept under the key. */
@Injectable()
export class DecideService {
  private readonly ruleSets = new Map<string, RuleSetRef>();

  constructor(@Inject(Answers) private readonly answers: Answers) {}

  async decide(request: DecideDto): Promise<DecideResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const facts: CaseFacts = {
      applicationDate: getLocalDate(request.applicationDate),
      declared: JSON.parse(request.declaredJson) as Record<string, JsonValue>,
      registered: JSON.parse(request.registeredJson) as CaseFacts['registered'],
      ...(request.extractedJson === ''
        ? {}
        : { extracted: JSON.parse(request.extractedJson) as NonNullable<CaseFacts['extracted']> }),
      verification: {
        outcome: request.verification.outcome,
        reasons: request.verification.reasons.map(fromWire),
      },
    };
    const decision = decide(definition, facts);
    const ruleSet = this.getRuleSet(request, definition);
    const receipt = composeReceipt(
      ruleSet,
      {
        applicationId: request.applicationId,
        applicationDate: request.applicationDate,
        declaredSha256: sha256Hex(request.declaredJson),
        registeredSha256: sha256Hex(request.registeredJson),
        ...(request.extractedJson === '' ? {} : { extractedSha256: sha256Hex(request.extractedJson) }),
        verification: {
          outcome: facts.verification.outcome,
          codes: facts.verification.reasons.map(({ code }) => code),
        },
      },
      decision,
    );
    const { response } = await this.answers.keep<{ response: DecideResponse; receipt: string }>(
      request.idempotencyKey,
      {
        receipt,
        response: {
          outcome:
            decision.outcome === 'grant' ? DecideOutcome.DECIDE_OUTCOME_GRANT : DecideOutcome.DECIDE_OUTCOME_REFER,
          findings: decision.findings.map((finding) => ({ ...finding, remedy: finding.remedy })),
          reasons: decision.reasons.map(toWire),
          ruleSet,
          receiptSha256: sha256Hex(receipt),
          answeredAt: new Date().toISOString(),
        },
      },
    );
    return response;
  }

  private getRuleSet(
    { licenceType, typeVersion }: DecideDto,
    definition: Parameters<typeof describeRuleSet>[0],
  ): RuleSetRef {
    const key = `${licenceType}@${typeVersion}`;
    const known = this.ruleSets.get(key) ?? describeRuleSet(definition);
    this.ruleSets.set(key, known);
    return known;
  }
}
