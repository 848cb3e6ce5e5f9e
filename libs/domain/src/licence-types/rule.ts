import type { JsonValue } from '../canonical';
import { daysBetween, findInstant, toChinaDate } from '../dates';
import type { Bilingual } from '../decision';
import { type CaseFacts, findAt, type RegisteredFact } from './case-facts';
import { isAboutSubject } from './is-about-subject';
import type { LicenceTypeDefinition, ReadDefinition, RuleDefinition, RuleResult } from './definition';
import { toDocumentSource } from './prefill';
import type { Reader } from './readers';

export interface Need<T> extends ReadDefinition {
  read: Reader<T>;
  /** The material whose document it is read from. */
  slot?: string;
}

export function declared<T>(field: string, read: Reader<T>): Need<T> {
  return { source: 'declared', path: field, read };
}

export function registered<T>(source: string, path: string, read: Reader<T>): Need<T> {
  return { source, path, read };
}

/** What a document says besides all sources; null without one that can be decided on. Never a reason to refer by itself. */
export function documented<T>(slot: string, read: Reader<T>): Need<T | null> {
  return { source: toDocumentSource(slot), path: '', slot, read };
}

type ValuesOf<N> = { [K in keyof N]: N[K] extends Need<infer T> ? T : never };
type Needs = Record<string, Need<unknown>>;
type Decide<N> = (values: ValuesOf<N>, facts: CaseFacts, definition: LicenceTypeDefinition) => RuleResult;

/** What a rule does when a document stands in for a source: a document cannot say all that a registry can. */
export interface ByDocument {
  source: string;
  reads: readonly ReadDefinition[];
  evaluate: RuleDefinition['evaluate'];
}

export function byDocument<N extends Needs>(source: string, needs: N, decide: Decide<N>): ByDocument {
  return { source, reads: toReads(needs), evaluate: toEvaluate(needs, decide) };
}

/**
 * Makes a rule that sees only well-shaped facts: whatever it needs and is missing, null, ill-shaped or about another
 * subject refers the case with a reason that names the source, before `decide` is called.
 */
export function defineRule<N extends Needs>(
  rule: Omit<RuleDefinition, 'reads' | 'documentReads' | 'evaluate'> & {
    needs: N;
    decide: Decide<N>;
    byDocument?: ByDocument;
    /** What the documents among its needs are compared with. */
    documentsAgainst?: readonly ReadDefinition[];
  },
): RuleDefinition {
  const { needs, decide, byDocument: instead, documentsAgainst = [], ...words } = rule;
  const evaluate = toEvaluate(needs, decide);
  const documentReads = [
    ...Object.values(needs).flatMap(({ slot, source, path }) => (slot === undefined ? [] : [{ source, path }])),
    ...documentsAgainst,
    ...(instead?.reads ?? []),
  ];
  return {
    ...words,
    reads: toReads(needs),
    ...(documentReads.length > 0 && { documentReads }),
    evaluate: (facts, definition) =>
      instead !== undefined && facts.registered[instead.source]?.document !== undefined
        ? instead.evaluate(facts, definition)
        : evaluate(facts, definition),
  };
}

function toReads(needs: Needs): ReadDefinition[] {
  return Object.values(needs)
    .filter(({ slot }) => slot === undefined)
    .map(({ source, path }) => ({ source, path }));
}

function toEvaluate<N extends Needs>(needs: N, decide: Decide<N>): RuleDefinition['evaluate'] {
  return (facts, definition) => {
    const values: Record<string, unknown> = {};
    for (const [name, need] of Object.entries(needs)) {
      if (need.slot !== undefined) {
        values[name] = need.read(findExtracted(need.slot, facts, definition)) ?? null;
        continue;
      }
      const fault = findSourceFault(need.source, facts, definition);
      if (fault !== undefined) return fault;
      const value = need.read(findNeed(need, facts));
      if (value === undefined) return illShaped(need, facts, definition);
      values[name] = value;
    }
    return decide(values as ValuesOf<N>, facts, definition);
  };
}

/** A type that takes no document in that slot sees none, whatever the case brings. */
function findExtracted(slot: string, facts: CaseFacts, { materials }: LicenceTypeDefinition): JsonValue | undefined {
  const extracted = facts.extracted?.[slot];
  const isTaken = materials.some(({ id, document }) => id === slot && document !== undefined);
  return isTaken && extracted !== undefined && findInstant(extracted.asOf) !== undefined ? extracted.record : undefined;
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
  if (isStale(source, answer, facts, definition)) {
    return refer(
      'EVIDENCE_STALE',
      `${name.zh}的答复所依据的数据已经过时。`,
      `The answer of ${name.en} speaks of a time too long ago.`,
      `${source}: stale`,
    );
  }
  if (answer.record === null) {
    const ask = definition.materials.find(({ document }) => document?.standsInFor?.source === source)?.ask;
    return {
      ...refer('RECORD_ABSENT', `${name.zh}没有相应记录。`, `${name.en} knows no such record.`, `${source}: no record`),
      ...(ask !== undefined && { remedy: ask }),
    };
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

/** A document has no age: its own dates are looked at by the rules. */
function isStale(
  source: string,
  { asOf, document }: RegisteredFact,
  { applicationDate }: CaseFacts,
  { materials }: LicenceTypeDefinition,
): boolean {
  const limits = materials.flatMap(({ replacedBy }) =>
    replacedBy?.source === source ? (replacedBy.freshness ?? []) : [],
  );
  if (document !== undefined || limits.length === 0) return false;
  const age = daysBetween(toChinaDate(asOf), applicationDate);
  return limits.some(({ days }) => age > days);
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
  const { document } = facts.registered[need.source] ?? {};
  const name = document === undefined ? nameOf(need.source, definition) : paperOf(document.slot, definition);
  return {
    outcome: 'refer',
    code: 'FACT_UNREADABLE',
    fact: `${need.source}.${need.path}: ${isMissing ? 'missing' : 'ill-shaped'}`,
    zh: `${name.zh}的答复缺少可用的“${need.path}”。`,
    en: `The answer of ${name.en} has no usable "${need.path}".`,
    remedy: ASK_AGAIN,
    ...(document !== undefined && {
      zh: `${name.zh}中的“${need.path}”无法采用。`,
      en: `${name.en} gives no usable "${need.path}".`,
      remedy: READ_BY_CLERK,
    }),
  };
}

/** A document by the name of the material that it was given for. */
function paperOf(slot: string, { materials }: LicenceTypeDefinition): Bilingual {
  const { zh, en } = materials.find(({ id }) => id === slot)?.name ?? { zh: slot, en: slot };
  return { zh: `上传的“${zh}”`, en: `The uploaded "${en}"` };
}

const READ_BY_CLERK: Bilingual = {
  zh: '由工作人员查看原件图像；也可以重新拍摄更清晰的照片后再次申请。',
  en: 'A clerk looks at the picture; or take a clearer photo and apply again.',
};
