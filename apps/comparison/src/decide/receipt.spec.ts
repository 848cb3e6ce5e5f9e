import { type Decision, getLicenceType, type LicenceTypeDefinition } from '@licensing/domain';
import { composeReceipt, describeRuleSet, type ReceiptInput } from './receipt';

const definition = getLicenceType('food-business', '1.0.0');
const { ruleSet } = definition;
const [firstRule] = ruleSet.rules;
if (firstRule === undefined) throw new Error('no rules');

const withRuleSet = (change: Partial<typeof ruleSet>): LicenceTypeDefinition => ({
  ...definition,
  ruleSet: { ...ruleSet, ...change },
});
const withFirstRule = (change: Partial<typeof firstRule>): LicenceTypeDefinition =>
  withRuleSet({ rules: [{ ...firstRule, ...change }, ...ruleSet.rules.slice(1)] });

describe('describeRuleSet', () => {
  const original = describeRuleSet(definition);

  it('names id and version, and its content by hash', () => {
    expect(original).toEqual({
      id: 'food-business',
      version: '1.0.0',
      sha256: expect.stringMatching(/^[\da-f]{64}$/) as string,
    });
  });

  it('is the same for the same rules, whatever the order of their members', () => {
    const reordered = ruleSet.rules.map(
      (rule) => Object.fromEntries(Object.entries(rule).reverse()) as unknown as typeof rule,
    );
    expect(describeRuleSet(withRuleSet({ rules: reordered }))).toEqual(original);
  });

  const [name, parameter] = Object.entries(ruleSet.parameters)[0] ?? [];
  it.each<[string, LicenceTypeDefinition]>([
    ['the text of a rule', withFirstRule({ title: { ...firstRule.title, zh: `${firstRule.title.zh}。` } })],
    ['the law of a rule', withFirstRule({ basis: 'another law' })],
    ['the remedy of a rule', withFirstRule({ remedy: { ...firstRule.remedy, en: 'Do something else.' } })],
    ['the function of a rule', withFirstRule({ evaluate: () => ({ outcome: 'pass', fact: 'anything' }) })],
    [
      'a parameter',
      withRuleSet({
        parameters: { ...ruleSet.parameters, [name ?? '']: { value: 'other', source: parameter?.source ?? '' } },
      }),
    ],
    ['the number of rules', withRuleSet({ rules: ruleSet.rules.slice(1) })],
    ['the order of rules', withRuleSet({ rules: [...ruleSet.rules].reverse() })],
  ])('has another hash when %s changes, though nobody raised the version', (_, changed) => {
    const { version, sha256 } = describeRuleSet(changed);
    expect(version).toBe(original.version);
    expect(sha256).not.toBe(original.sha256);
  });
});

describe('composeReceipt', () => {
  const input: ReceiptInput = {
    applicationId: 'a',
    applicationDate: '2026-03-02',
    declaredSha256: '1'.repeat(64),
    registeredSha256: '2'.repeat(64),
    verification: { outcome: 'proved', codes: [] },
  };
  const decision: Decision = {
    outcome: 'grant',
    findings: [{ rule: 'r', outcome: 'pass', fact: 'f', basis: 'b', zh: '准予', en: 'ok', remedy: undefined }],
    reasons: [],
  };
  const rules = describeRuleSet(definition);

  it('gives the same bytes for the same inputs, whatever the order of members', () => {
    const reordered = Object.fromEntries(Object.entries(input).reverse()) as unknown as ReceiptInput;
    expect(composeReceipt({ ...rules }, reordered, { ...decision })).toBe(composeReceipt(rules, input, decision));
  });

  it.each<[string, string]>([
    ['the rules', composeReceipt({ ...rules, sha256: '0'.repeat(64) }, input, decision)],
    ['the form', composeReceipt(rules, { ...input, declaredSha256: '3'.repeat(64) }, decision)],
    ['the registries’ answers', composeReceipt(rules, { ...input, registeredSha256: '3'.repeat(64) }, decision)],
    ['the day', composeReceipt(rules, { ...input, applicationDate: '2026-03-03' }, decision)],
    [
      'the verification',
      composeReceipt(rules, { ...input, verification: { outcome: 'refer', codes: ['X'] } }, decision),
    ],
    ['the outcome', composeReceipt(rules, input, { ...decision, outcome: 'refer' })],
  ])('gives other bytes when %s differ', (_, changed) => {
    expect(changed).not.toBe(composeReceipt(rules, input, decision));
  });
});
