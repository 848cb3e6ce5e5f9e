import { type Field } from '@licensing/contracts';
import {
  canonicalJson, checkForm, type FieldProblem, listMaterialFields, type JsonValue, type LicenceTypeDefinition,
} from '@licensing/domain'; // prettier-ignore
import { findDocumentSlot, nameOfSource } from '../authority/silent-registry';

export type Values = Readonly<Record<string, JsonValue>>;

/** The `source` of what a person said. */
export const APPLICANT = 'applicant';

export const readValue = ({ valueJson }: Field): JsonValue =>
  valueJson === '' ? null : (JSON.parse(valueJson) as JsonValue);

/** What the fields hold; a field without a value is left out. */
export function toValues(fields: readonly Field[]): Record<string, JsonValue> {
  return Object.fromEntries(
    fields.filter(({ valueJson }) => valueJson !== '').map((field) => [field.name, readValue(field)]),
  );
}

/** What the applicant said, as against what registries did. */
export function toOwnValues(fields: readonly Field[]): Record<string, JsonValue> {
  return toValues(fields.filter(({ source }) => source === APPLICANT));
}

/** The part of a change that is one: a value that stands already is left out. */
export function toRealChange(present: readonly Field[], change: Values): Record<string, JsonValue> {
  const standing = new Map(present.map((field) => [field.name, canonicalJson(readValue(field))]));
  return Object.fromEntries(
    Object.entries(change).filter(([name, value]) => standing.get(name) !== canonicalJson(value)),
  );
}

/** Everything that is wrong with a change: unknown, mistyped and locked fields alike. */
export function findChangeProblems(
  definition: LicenceTypeDefinition,
  present: readonly Field[],
  change: Values,
): FieldProblem[] {
  const locked = present.filter(({ name, locked: isLocked }) => isLocked && Object.hasOwn(change, name));
  const names = new Set(locked.map(({ name }) => name));
  const open = Object.fromEntries(Object.entries(change).filter(([name]) => !names.has(name)));
  return [...checkForm(definition, open, false), ...locked.map((field) => toLockedProblem(definition, field))];
}

function toLockedProblem(definition: LicenceTypeDefinition, { name, source }: Field): FieldProblem {
  // A field that waits for its registry bears no source of its own yet: the form says which one it will be.
  const id =
    (source === APPLICANT ? '' : source) ||
    (definition.form.find((field) => field.name === name)?.prefill?.source ?? '');
  const { zh, en } = nameOfSource(definition, id);
  const isDocument = findDocumentSlot(id) !== undefined;
  return {
    pointer: `/fields/${name}`,
    code: 'locked',
    zh: `此项来自${zh}，不能修改。`,
    en: `This field comes from ${en} and cannot be changed.`,
    todo: isDocument
      ? {
          zh: '如有错误，请重新拍照上传，或在该文件中注明您的意见。',
          en: 'If it is wrong, take a better photo, or say so at the document.',
        }
      : { zh: `如有错误，请先向${zh}申请更正。`, en: `If it is wrong, ask ${en} to correct its record.` },
  };
}

/** The fields after a change that {@link findChangeProblems} has nothing against. `null` clears a field. */
export function applyChange(present: readonly Field[], change: Values, at: string): Field[] {
  const kept = new Map(present.map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(change)) {
    kept.set(
      name,
      value === null
        ? { name, valueJson: '', source: '', asOf: '', locked: false, previousJson: '' }
        : { name, valueJson: JSON.stringify(value), source: APPLICANT, asOf: at, locked: false, previousJson: '' },
    );
  }
  return [...kept.values()];
}

/** Does a change touch what a source is asked with, or what its answer must agree with (other premises are looked up again)? */
export function asksAnew(definition: LicenceTypeDefinition, change: Values): boolean {
  return listMaterialFields(definition).some((name) => Object.hasOwn(change, name));
}
