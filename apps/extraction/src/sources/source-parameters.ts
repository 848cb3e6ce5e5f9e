import { findValue, type JsonValue, type SourceDefinition } from '@licensing/domain';

type Facts = Parameters<typeof findValue>[1];

/**
 * What a source is asked with, from the form and from what other sources have said; undefined while something it needs is
 * not known yet.
 */
export function findParameters(source: SourceDefinition, facts: Facts): Record<string, string[]> | undefined {
  const parameters: Record<string, string[]> = {};
  for (const { parameter, value } of source.request) {
    const found: JsonValue | undefined = findValue(value, facts);
    if (typeof found !== 'string' || found === '') return undefined;
    parameters[parameter] = [...(parameters[parameter] ?? []), found];
  }
  return parameters;
}
