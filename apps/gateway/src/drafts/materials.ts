import { type Document, type Material } from '@licensing/contracts';
import { type LicenceTypeDefinition, type MaterialDefinition } from '@licensing/domain';
import { nameOfSource } from '../authority/silent-registry';
import { toDocumentSummary } from '../documents/document.mapper';

type Definition = LicenceTypeDefinition;

/** Each item of material as the law asks for it, and what of it is known or wanted now. */
export function toMaterialAnswers(
  draft: { readonly id: string; readonly materials: readonly Material[] },
  definition: Definition,
  documents: readonly Document[],
): object[] {
  const states = new Map(draft.materials.map((material) => [material.id, material]));
  return definition.materials.map((material) => {
    const state = states.get(material.id);
    const document = documents.find(({ slot }) => slot === material.id);
    // What nothing can be said of yet waits for the form to say about whom.
    const status = document === undefined ? (state?.status ?? waitingOr(material)) : 'provided';
    return {
      id: material.id, name: material.name, basis: material.basis, status,
      ...toSource(definition, material, state),
      ...(material.note === undefined ? {} : { note: material.note }),
      ...(document === undefined ? {} : { document: toDocumentSummary(document) }),
      ...toAsked(draft.id, definition, material, status),
    }; // prettier-ignore
  });
}

const waitingOr = ({ status }: MaterialDefinition): string =>
  status === 'form' || status === 'not-needed' ? status : 'unknown';

function toSource(definition: Definition, { replacedBy }: MaterialDefinition, state: Material | undefined): object {
  const id = state?.source || (replacedBy?.source ?? '');
  if (id === '') return {};
  const asOf = state?.asOf ?? '';
  return {
    source: {
      id, name: nameOfSource(definition, id),
      ...(replacedBy === undefined ? {} : { basis: replacedBy.basis }),
      ...(asOf === '' ? {} : { asOf }),
    },
  }; // prettier-ignore
}

function toAsked(
  draftId: string,
  { id: licenceType }: Definition,
  material: MaterialDefinition,
  status: string,
): object {
  const { id, document, ask } = material;
  if (document === undefined || status === 'form' || status === 'not-needed') return {};
  const query = new URLSearchParams({ slot: id, licenceType, draft: draftId }).toString();
  return {
    takes: document.types,
    ...(status === 'asked' && ask !== undefined ? { ask } : {}),
    links: { upload: `/v1/documents?${query}` },
  };
}
