import { canonicalJson, type Decision, type JsonValue, type LicenceTypeDefinition } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';

export interface RuleSetRef {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

/**
 * Names a rule set by its content: ids, laws, words, facts read, parameters and the text of each rule's function. Two
 * builds of the same rules have the same hash; a changed rule has another one even if nobody raised the version.
 */
export function describeRuleSet({ ruleSet }: LicenceTypeDefinition): RuleSetRef {
  const rules = ruleSet.rules.map(({ evaluate, ...words }) => ({ ...words, evaluate: evaluate.toString() }));
  const content = canonicalJson(JSON.parse(JSON.stringify({ parameters: ruleSet.parameters, rules })) as JsonValue);
  return { id: ruleSet.id, version: ruleSet.version, sha256: sha256Hex(content) };
}

export interface ReceiptInput {
  readonly applicationId: string;
  readonly applicationDate: string;
  readonly declaredSha256: string;
  readonly registeredSha256: string;
  /** Left out of a case without documents, whose receipt is as it always was. */
  readonly extractedSha256?: string;
  readonly verification: { readonly outcome: string; readonly codes: readonly string[] };
}

/** The receipt of a decision as canonical JSON: by which rules, from which inputs, what was found. Holds hashes, no personal data. */
export function composeReceipt(ruleSet: RuleSetRef, input: ReceiptInput, decision: Decision): string {
  return canonicalJson(JSON.parse(JSON.stringify({ ruleSet, input, decision })) as JsonValue);
}
