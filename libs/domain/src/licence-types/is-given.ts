import type { JsonValue } from '../canonical';

/** Null, an empty text and an empty list count as not given. */
export function isGiven(value: JsonValue | undefined): value is Exclude<JsonValue, null> {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
