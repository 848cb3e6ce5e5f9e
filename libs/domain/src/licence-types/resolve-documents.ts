import { findInstant } from '../dates';
import type { CaseFacts, ExtractedFact, RegisteredFact } from './case-facts';
import type { LicenceTypeDefinition, MaterialDocument } from './definition';

type Facts = Pick<CaseFacts, 'registered' | 'extracted'>;

/**
 * The facts with each document's record in the place of a registry's that has none, where the licence type lets it stand
 * in. A registry that knows anything always wins. What rules, the certificate and the form then read from that source is
 * the document's, with its own time; {@link RegisteredFact.document} says so. Applying it twice changes nothing.
 */
export function resolveDocuments<F extends Facts>(
  { materials }: Pick<LicenceTypeDefinition, 'materials'>,
  facts: F,
): F {
  const standIns = materials.flatMap(({ id, document }) => {
    const extracted = facts.extracted?.[id];
    const source = document?.standsInFor;
    if (source === undefined || extracted === undefined) return [];
    if (!isFree(facts.registered[source.source], source.when)) return [];
    return [[source.source, toFact(id, extracted)] as const];
  });
  return standIns.length === 0
    ? facts
    : { ...facts, registered: { ...facts.registered, ...Object.fromEntries(standIns) } };
}

function isFree(
  answer: RegisteredFact | undefined,
  when: NonNullable<MaterialDocument['standsInFor']>['when'],
): boolean {
  if (answer?.record !== null && answer !== undefined) return false;
  const isAnswered = answer !== undefined && findInstant(answer.asOf) !== undefined && answer.requestId !== '';
  return isAnswered || when === 'absent-or-silent';
}

/** The document is what can be asked for again: its id stands where a registry gives the id of its answer. */
function toFact(slot: string, { asOf, documentId, sha256, record }: ExtractedFact): RegisteredFact {
  return { asOf, requestId: documentId, record, document: { slot, documentId, sha256 } };
}
