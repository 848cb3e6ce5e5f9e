import { type CaseFacts, findAt, findValue } from './case-facts';
import type { SourceDefinition } from './definition';

/** Is the answer about whom or what was asked? A registry's answer about somebody else is no answer. */
export function isAboutSubject(
  source: SourceDefinition | undefined,
  facts: Pick<CaseFacts, 'declared' | 'registered'>,
): boolean {
  if (source?.subject === undefined) return true;
  const actual = findAt(facts.registered[source.id]?.record, source.subject.path);
  return actual !== undefined && actual !== null && actual === findValue(source.subject.equals, facts);
}
