import type { Decision, Finding, Reason } from '../decision';
import type { CaseFacts, RegisteredFact } from './case-facts';
import type { LicenceTypeDefinition, RuleDefinition, RuleResult } from './definition';
import { resolveDocuments } from './resolve-documents';

/**
 * Applies every rule, in the order of the rule set; each leaves a finding. Grants only when all pass. Pure: the same
 * definition and facts give the same bytes, so that anyone who holds a receipt can replay it.
 */
export function decide(definition: LicenceTypeDefinition, given: CaseFacts): Decision {
  const facts = resolveDocuments(definition, given);
  const findings: Finding[] = [];
  const reasons: Reason[] = [];
  if (definition.ruleSet.rules.length === 0)
    throw new RangeError(`${definition.id} has no rules: nothing may be granted`);
  for (const rule of definition.ruleSet.rules) {
    const result = rule.evaluate(facts, definition);
    findings.push(toFinding(rule, result, facts));
    if (result.outcome === 'refer' && !isExplained(rule, facts)) reasons.push(...toReasons(rule, result, facts));
  }
  return {
    outcome: findings.every(({ outcome }) => outcome === 'pass') ? 'grant' : 'refer',
    findings,
    reasons: withoutRepeats(reasons),
  };
}

function toFinding(rule: RuleDefinition, result: RuleResult, facts: CaseFacts): Finding {
  const { zh, en } = result.outcome === 'pass' ? rule.title : result;
  const fact = [result.fact, ...listDocumentsRead(rule, result, facts)].join('; ');
  const finding: Finding = { rule: rule.id, outcome: result.outcome, fact, basis: rule.basis, zh, en };
  return result.outcome === 'pass' ? finding : { ...finding, remedy: result.remedy ?? rule.remedy };
}

/** Whoever reads a finding sees which of its facts no registry has said, and by the hash which bytes said it instead. */
function listDocumentsRead({ reads }: RuleDefinition, { slots = [] }: RuleResult, facts: CaseFacts): string[] {
  const stoodIn = reads.flatMap(({ source }) => facts.registered[source]?.document ?? []);
  const added = slots.flatMap((slot) => {
    const extracted = facts.extracted?.[slot];
    return extracted === undefined ? [] : [{ slot, ...extracted }];
  });
  return [...new Set([...stoodIn, ...added].map(toWords))];
}

const toWords = ({ slot, sha256 }: Pick<NonNullable<RegisteredFact['document']>, 'slot' | 'sha256'>): string =>
  `by document ${slot} ${sha256.slice(0, 12)}`;

/** Verification looked at the same fact and gave its reason under the same code: one fact is told once. */
function isExplained(rule: RuleDefinition, { verification }: CaseFacts): boolean {
  return verification.reasons.some(({ code }) => code === rule.id);
}

/** What verification already explained is passed on as it is: its reasons say more than "not proved". */
function toReasons(rule: RuleDefinition, result: RuleResult & { outcome: 'refer' }, facts: CaseFacts): Reason[] {
  if (result.code === 'VERIFICATION' && facts.verification.reasons.length > 0) {
    return facts.verification.reasons.map((reason) => ({ ...reason, rule: reason.rule ?? rule.id }));
  }
  const field = result.field ?? rule.field;
  const reason: Reason = {
    code: result.code ?? rule.id,
    zh: result.zh,
    en: result.en,
    basis: rule.basis,
    remedy: result.remedy ?? rule.remedy,
    rule: rule.id,
  };
  return [field === undefined ? reason : { ...reason, field }];
}

/** Five rules that miss the same registry are one thing to tell (行政许可法 art 32: told once). */
function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ code, zh }) => {
    const key = `${code}\n${zh}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
