import type { JsonValue } from '../canonical';
import { findInstant } from '../dates';
import type { Bilingual } from '../decision';
import { type CaseFacts, findAt } from './case-facts';
import { isAboutSubject } from './is-about-subject';
import type { LicenceTypeDefinition, ReadDefinition, RuleDefinition, RuleResult } from './definition';
import type { Reader } from './readers';

export interface Need<T> extends ReadDefinition {
  read: Reader<T>;
}

export function declared<T>(field: string, read: Reader<T>): Need<T> {
  return { source: 'declared', path: field, read };
}

export function registered<T>(source: string, path: string, read: Reader<T>): Need<T> {
  return { source, path, read };
}

type ValuesOf<N> = { [K in keyof N]: N[K] extends Need<infer T> ? T : never };

/**
 * Makes a rule that sees only well-shaped facts: whatever it needs and is missing, null, ill-shaped or about another
 * subject refers the case with a reason that names the source, before `decide` is called.
 */
export function defineRule<N extends Record<string, Need<unknown>>>(
  rule: Omit<RuleDefinition, 'reads' | 'evaluate'> & {
    needs: N;
    decide: (values: ValuesOf<N>, facts: CaseFacts, definition: LicenceTypeDefinition) => RuleResult;
  },
): RuleDefinition {
  const { needs, decide, ...words } = rule;
  return {
    ...words,
    reads: Object.values(needs).map(({ source, path }) => ({ source, path })),
    evaluate: (facts, definition) => {
      const values: Record<string, unknown> = {};
      for (const [name, need] of Object.entries(needs)) {
        const fault = findSourceFault(need.source, facts, definition);
        if (fault !== undefined) return fault;
        const value = need.read(findNeed(need, facts));
        if (value === undefined) return illShaped(need, facts, definition);
        values[name] = value;
      }
      return decide(values as ValuesOf<N>, facts, definition);
    },
  };
}

function findNeed(need: ReadDefinition, facts: CaseFacts): JsonValue | undefined {
  return need.source === 'declared'
    ? facts.declared[need.path]
    : findAt(facts.registered[need.source]?.record, need.path);
}

function nameOf(source: string, definition: LicenceTypeDefinition): Bilingual {
  return definition.sources.find(({ id }) => id === source)?.name ?? { zh: source, en: source };
}

const ASK_AGAIN: Bilingual = {
  zh: '由工作人员向该登记机关核实，申请人无需补充材料。',
  en: 'A clerk checks with the registry; the applicant has nothing to add.',
};

/** Undefined when the source answered, with its time, about the right subject. */
function findSourceFault(source: string, facts: CaseFacts, definition: LicenceTypeDefinition): RuleResult | undefined {
  if (source === 'declared') return undefined;
  const name = nameOf(source, definition);
  const refer = (code: string, zh: string, en: string, fact: string): RuleResult => ({
    outcome: 'refer',
    code,
    fact,
    zh,
    en,
    remedy: ASK_AGAIN,
  });
  const answer = facts.registered[source];
  if (answer === undefined)
    return refer('SOURCE_SILENT', `${name.zh}没有答复。`, `${name.en} gave no answer.`, `${source}: no answer`);
  if (typeof answer.asOf !== 'string' || findInstant(answer.asOf) === undefined || !answer.requestId) {
    return refer(
      'EVIDENCE_INCOMPLETE',
      `${name.zh}的答复没有编号或时间，不能作为依据。`,
      `The answer of ${name.en} bears no id or time.`,
      `${source}: no evidence`,
    );
  }
  if (answer.record === null) {
    return refer(
      'RECORD_ABSENT',
      `${name.zh}没有相应记录。`,
      `${name.en} knows no such record.`,
      `${source}: no record`,
    );
  }
  if (
    !isAboutSubject(
      definition.sources.find(({ id }) => id === source),
      facts,
    )
  ) {
    return refer(
      'ANOTHER_SUBJECT',
      `${name.zh}的答复与申请对象不一致。`,
      `The answer of ${name.en} is about another subject.`,
      `${source}: another subject`,
    );
  }
  return undefined;
}

function illShaped(need: ReadDefinition, facts: CaseFacts, definition: LicenceTypeDefinition): RuleResult {
  const value = findNeed(need, facts);
  const isMissing = value === undefined || value === null;
  if (need.source === 'declared') {
    const label = definition.form.find(({ name }) => name === need.path)?.label ?? { zh: need.path, en: need.path };
    return {
      outcome: 'refer',
      code: 'FIELD_MISSING',
      fact: `declared.${need.path}: ${isMissing ? 'missing' : 'ill-shaped'}`,
      zh: `申请表的“${label.zh}”${isMissing ? '未填写' : '填写不规范'}。`,
      en: `The form's "${label.en}" is ${isMissing ? 'missing' : 'ill-formed'}.`,
      remedy: { zh: `请填写“${label.zh}”后重新提交。`, en: `Fill in "${label.en}" and submit again.` },
      field: need.path,
    };
  }
  const name = nameOf(need.source, definition);
  return {
    outcome: 'refer',
    code: 'FACT_UNREADABLE',
    fact: `${need.source}.${need.path}: ${isMissing ? 'missing' : 'ill-shaped'}`,
    zh: `${name.zh}的答复缺少可用的“${need.path}”。`,
    en: `The answer of ${name.en} has no usable "${need.path}".`,
    remedy: ASK_AGAIN,
  };
}
