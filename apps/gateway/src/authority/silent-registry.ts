import { type SilentSource } from '@licensing/contracts';
import { type Bilingual, type LicenceTypeDefinition } from '@licensing/domain';
import { ProblemWith } from '../problems/problem-with';

/** A registry's name in words; its id when the licence type does not name it. */
export function nameOfSource(definition: LicenceTypeDefinition | undefined, id: string): Bilingual {
  return definition?.sources.find((source) => source.id === id)?.name ?? { zh: id, en: id };
}

/** A registry that does not answer: named, with the time since when, so that nobody takes it for their own mistake. */
export function toSilentError(definition: LicenceTypeDefinition, { source, since }: SilentSource): ProblemWith {
  return new ProblemWith('REGISTRY.SILENT', { waiting: { source, name: nameOfSource(definition, source), since } });
}
