import { type SilentSource } from '@licensing/contracts';
import { type Bilingual, type LicenceTypeDefinition } from '@licensing/domain';
import { ProblemWith } from '../problems/problem-with';

/** Sources that are no registries. */
const OWN_SOURCES: Readonly<Record<string, Bilingual>> = {
  'identity-provider': { zh: '统一身份认证', en: 'the sign-in' },
  mandates: { zh: '在线委托', en: 'the mandate given online' },
};
const DOCUMENT_SOURCE = /^document:(?<slot>.+)$/;

/** The slot of the document that a value comes from; undefined for one that a registry gave. */
export const findDocumentSlot = (source: string): string | undefined => DOCUMENT_SOURCE.exec(source)?.groups?.['slot'];

/** A source's name in words: a registry's, or a document's; its id when the licence type does not name it. */
export function nameOfSource(definition: LicenceTypeDefinition | undefined, id: string): Bilingual {
  const slot = findDocumentSlot(id);
  const material = definition?.materials.find((one) => one.id === slot)?.name;
  if (material !== undefined)
    return { zh: `您上传的“${material.zh}”`, en: `the document you brought (${material.en})` };
  const own = Object.hasOwn(OWN_SOURCES, id) ? OWN_SOURCES[id] : undefined;
  return definition?.sources.find((source) => source.id === id)?.name ?? own ?? { zh: id, en: id };
}

/** A registry that does not answer: named, with the time since when, so that nobody takes it for their own mistake. */
export function toSilentError(definition: LicenceTypeDefinition, { source, since }: SilentSource): ProblemWith {
  return new ProblemWith('REGISTRY.SILENT', { waiting: { source, name: nameOfSource(definition, source), since } });
}
