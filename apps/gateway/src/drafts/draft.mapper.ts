import { type Draft, type Field, type SilentSource } from '@licensing/contracts';
import { checkForm, type JsonValue, type LicenceTypeDefinition } from '@licensing/domain';
import { toAuthorityAnswer } from '../authority/authority.mapper';
import { toValues } from './draft-fields';

const NOTHING_YET = { valueJson: '', source: '', asOf: '', locked: false } satisfies Omit<Field, 'name'>;

/** A draft as the applicant sees it: each field of the form with its value, where it comes from, and what is still to be given. */
export function toDraftAnswer(draft: Draft, definition: LicenceTypeDefinition): object {
  const given = new Map(draft.fields.map((field) => [field.name, field]));
  const fields = definition.form.map(({ name, label }) => {
    const { valueJson, source, asOf, locked } = given.get(name) ?? NOTHING_YET;
    const value = valueJson === '' ? null : (JSON.parse(valueJson) as JsonValue);
    return [name, { value, source, asOf, locked, label }] as const;
  });
  const missing = checkForm(definition, toValues(draft.fields), true).filter(({ code }) => code === 'required');
  return {
    id: draft.id, version: draft.version, licenceType: draft.licenceType, typeVersion: draft.typeVersion,
    creditCode: draft.creditCode, fields: Object.fromEntries(fields),
    missing: missing.map(({ pointer }) => pointer.slice('/fields/'.length)),
    silent: toSilent(draft, definition), savedAt: draft.savedAt,
    ...(draft.authority === undefined ? {} : { authority: toAuthorityAnswer(draft.authority) }),
    ...(draft.applicationId === '' ? {} : { applicationId: draft.applicationId }),
  }; // prettier-ignore
}

/** The registries that were silent when the draft was begun, as long as a field still waits for one of them. */
export function toSilent(draft: Draft, definition: LicenceTypeDefinition): SilentSource[] {
  const values = toValues(draft.fields);
  const waitedFor = new Set(
    definition.form.filter(({ name }) => !Object.hasOwn(values, name)).map(({ prefill }) => prefill?.source),
  );
  return draft.silent.filter(({ source }) => waitedFor.has(source));
}
