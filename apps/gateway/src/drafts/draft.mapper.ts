import { type Document, type Draft, type Field, type SilentSource } from '@licensing/contracts';
import { checkForm, type LicenceTypeDefinition } from '@licensing/domain';
import { toAuthorityAnswer } from '../authority/authority.mapper';
import { nameOfSource } from '../authority/silent-registry';
import { toDocumentSummary } from '../documents/document.mapper';
import { APPLICANT, readValue, toValues } from './draft-fields';
import { toMaterialAnswers } from './materials';

const nothingYet = (name: string): Field => ({
  name, valueJson: '', source: '', asOf: '', locked: false, previousJson: '',
}); // prettier-ignore

/** A draft as the applicant sees it: each field of the form with its value, where it comes from, and what is still to be given. */
export function toDraftAnswer(draft: Draft, definition: LicenceTypeDefinition, documents: readonly Document[]): object {
  const given = new Map(draft.fields.map((field) => [field.name, field]));
  const fields = definition.form.map(({ name, label }) => {
    const field = given.get(name) ?? nothingYet(name);
    const { source, asOf, locked } = field;
    return [
      name,
      {
        value: readValue(field),
        source,
        asOf,
        locked,
        label,
        ...toSourceName(definition, source),
        ...toPrevious(field),
      },
    ] as const;
  });
  const missing = checkForm(definition, toValues(draft.fields), true).filter(({ code }) => code === 'required');
  return {
    id: draft.id, version: draft.version, licenceType: draft.licenceType, typeVersion: draft.typeVersion,
    creditCode: draft.creditCode, fields: Object.fromEntries(fields),
    missing: missing.map(({ pointer }) => pointer.slice('/fields/'.length)),
    materials: toMaterialAnswers(draft, definition, documents), documents: documents.map(toDocumentSummary),
    silent: toSilent(draft, definition), savedAt: draft.savedAt,
    ...(draft.authority === undefined ? {} : { authority: toAuthorityAnswer(draft.authority) }),
    ...(draft.applicationId === '' ? {} : { applicationId: draft.applicationId }),
  }; // prettier-ignore
}

function toSourceName(definition: LicenceTypeDefinition, source: string): object {
  return source === '' || source === APPLICANT ? {} : { sourceName: nameOfSource(definition, source) };
}

/** What stood here before a source spoke otherwise, until the applicant confirms by submitting. */
function toPrevious({ previousJson }: Field): object {
  return previousJson === '' ? {} : { previous: JSON.parse(previousJson) as unknown };
}

/** The registries that were silent when the form was last filled, as long as a field still waits for one of them. */
export function toSilent(draft: Draft, definition: LicenceTypeDefinition): SilentSource[] {
  const values = toValues(draft.fields);
  const waitedFor = new Set(
    definition.form.filter(({ name }) => !Object.hasOwn(values, name)).map(({ prefill }) => prefill?.source),
  );
  return draft.silent.filter(({ source }) => waitedFor.has(source));
}
