import { type Reason } from '@licensing/contracts';
import { type CaseFacts, type ExtractedFact, isCovered, type LicenceTypeDefinition } from '@licensing/domain';

type Definition = Pick<LicenceTypeDefinition, 'materials' | 'sources'>;

/** Ids of sources that need not answer: a document that can be decided on stands in for each. */
export function findStandIns(
  { materials }: Pick<Definition, 'materials'>,
  facts: Readonly<Record<string, ExtractedFact | undefined>>,
): ReadonlySet<string> {
  return new Set(
    materials.flatMap(({ id, document }) => {
      const source = document?.standsInFor;
      return source?.when === 'absent-or-silent' && facts[id] !== undefined ? [source.source] : [];
    }),
  );
}

/**
 * Why a person has to read documents, but for those that nobody needs: whose source has a record, which wins over them, or
 * whose register shows for this very case what they were brought for.
 */
export function selectNeeded(
  definition: Definition,
  reasons: Readonly<Record<string, Reason>>,
  facts: Pick<CaseFacts, 'declared' | 'registered'>,
): Reason[] {
  return Object.entries(reasons).flatMap(([slot, reason]) => {
    const material = definition.materials.find(({ id }) => id === slot);
    const source = material?.document?.standsInFor?.source ?? '';
    const wins = (facts.registered[source]?.record ?? null) !== null;
    return wins || (material !== undefined && isCovered(definition, material, facts)) ? [] : [reason];
  });
}
