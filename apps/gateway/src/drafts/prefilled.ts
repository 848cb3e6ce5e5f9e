import { type Field } from '@licensing/contracts';
import { canonicalJson, type LicenceTypeDefinition } from '@licensing/domain';
import { nameOfSource } from '../authority/silent-registry';
import { type DraftChange } from '../problems/problem-with';
import { APPLICANT, readValue } from './draft-fields';

export interface Refill {
  /** What was silent this time: what it said earlier stands. */
  readonly isSilent: boolean;
  /** Whether values that have changed are kept beside the new ones until the applicant confirms. */
  readonly marks: boolean;
}

const isSame = (one: Field, other: Field): boolean => canonicalJson(readValue(one)) === canonicalJson(readValue(other));

/** What the applicant said stays; everything else is what sources say now, and no change of theirs goes unseen. */
export function applyPrefill(present: readonly Field[], prefilled: readonly Field[], refill: Refill): Field[] {
  const standing = new Map(present.map((field) => [field.name, field]));
  return prefilled.map((field) => {
    const before = standing.get(field.name);
    return before === undefined ? field : mergeField(before, field, refill);
  });
}

function mergeField(before: Field, now: Field, { isSilent, marks }: Refill): Field {
  // What was typed because no source had it gives way once one speaks, and is shown beside it.
  const speaks = now.locked && now.source !== APPLICANT && now.valueJson !== '';
  if (before.source === APPLICANT && !speaks) return before;
  if (isSame(before, now)) return { ...now, previousJson: before.previousJson };
  if (now.valueJson === '' && isSilent) return before;
  if (!marks) return { ...now, previousJson: '' };
  // Changed more than once: what the applicant has seen last is what counts.
  const seen = before.previousJson || before.valueJson;
  return { ...now, previousJson: seen === now.valueJson ? '' : seen };
}

/** Every value that a source has changed, between two states of a form. */
export function findChanges(
  definition: LicenceTypeDefinition,
  before: readonly Field[],
  after: readonly Field[],
): DraftChange[] {
  const standing = new Map(before.map((field) => [field.name, field]));
  return after.flatMap((field) => {
    const was = standing.get(field.name);
    return was === undefined || isSame(was, field) ? [] : [toChange(definition, was, field)];
  });
}

/** What sources have changed in a form since its applicant filled it, and nobody has confirmed. */
export function findUnconfirmed(definition: LicenceTypeDefinition, fields: readonly Field[]): DraftChange[] {
  return fields.flatMap((field) => {
    if (field.previousJson === '') return [];
    const source = definition.form.find(({ name }) => name === field.name)?.prefill?.source ?? '';
    return [toChange(definition, { ...field, valueJson: field.previousJson, source }, field)];
  });
}

/** Changes of now; where one follows another that was not confirmed, from what was there before that one. */
export function withEarlier(changes: readonly DraftChange[], unconfirmed: readonly DraftChange[]): DraftChange[] {
  const known = new Set(unconfirmed.map(({ field }) => field));
  return [...unconfirmed, ...changes.filter(({ field }) => !known.has(field))];
}

function toChange(definition: LicenceTypeDefinition, was: Field, field: Field): DraftChange {
  const { name, asOf } = field;
  const source = field.source || was.source;
  const label = definition.form.find((one) => one.name === name)?.label ?? { zh: name, en: name };
  return {
    field: name, label, before: readValue(was), after: readValue(field), source,
    sourceName: nameOfSource(definition, source), asOf: asOf || was.asOf,
  }; // prettier-ignore
}
