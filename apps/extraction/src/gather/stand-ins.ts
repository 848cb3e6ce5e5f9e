import { type Reason } from '@licensing/contracts';
import { type CaseFacts, type ExtractedFact, type LicenceTypeDefinition } from '@licensing/domain';

type Definition = Pick<LicenceTypeDefinition, 'materials'>;

/** Ids of sources that need not answer: a document that can be decided on stands in for each. */
export function findStandIns(
  { materials }: Definition,
  facts: Readonly<Record<string, ExtractedFact | undefined>>,
): ReadonlySet<string> {
  return new Set(
    materials.flatMap(({ id, document }) => {
      const source = document?.standsInFor;
      return source?.when === 'absent-or-silent' && facts[id] !== undefined ? [source.source] : [];
    }),
  );
}

/** Why a person has to read documents, but for those whose source has a record: nobody needs them then. */
export function selectNeeded(
  { materials }: Definition,
  reasons: Readonly<Record<string, Reason>>,
  registered: CaseFacts['registered'],
): Reason[] {
  return Object.entries(reasons).flatMap(([slot, reason]) => {
    const source = materials.find(({ id }) => id === slot)?.document?.standsInFor?.source;
    const answer = source === undefined ? undefined : registered[source];
    return answer === undefined || answer.record === null ? [reason] : [];
  });
}
