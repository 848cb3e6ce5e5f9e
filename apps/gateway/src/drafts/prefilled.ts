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
  if (before.source === APPLICANT) return before;
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

function toChange(definition: LicenceTypeDefinition, was: Field, field: Field): DraftChange {
  const { name, asOf } = field;
  const source = field.source || was.source;
  const label = definition.form.find((one) => one.name === name)?.label ?? { zh: name, en: name };
  return {
    field: name, label, before: readValue(was), after: readValue(field), source,
    sourceName: nameOfSource(definition, source), asOf: asOf || was.asOf,
  }; // prettier-ignore
}
