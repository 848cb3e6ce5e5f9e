import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Reason } from '../decision';

/** Where a value is read from: the form, or a registry's record. `path` is dotted, e.g. `representative.idNumber`. */
export type ValueRef = { from: 'declared'; field: string } | { from: 'registered'; source: string; path: string };

/** What a registry answered. `record: null` = it knows no such record. */
export interface RegisteredFact {
  /** ISO instant for which the registry speaks. */
  asOf: string;
  requestId: string;
  record: JsonValue;
  /** The document whose record this is, because the registry had none; left out where the registry itself spoke. */
  document?: { slot: string; documentId: string; sha256: string };
}

/** What an uploaded document says, in the shape of the registry record it may stand in for. Accepted fields only. */
export interface ExtractedFact {
  /** ISO instant at which it was read. */
  asOf: string;
  documentId: string;
  /** SHA-256 of the document's bytes, hex. */
  sha256: string;
  record: JsonValue;
}

/** Everything a decision may look at. Holds personal data: stays inside the service that decides. */
export interface CaseFacts {
  /** The day in China on which the application was made. */
  applicationDate: LocalDate;
  /** The whole form as confirmed: what was pre-filled and what was typed. */
  declared: Readonly<Record<string, JsonValue>>;
  /** By source id. A source that is not there did not answer. */
  registered: Readonly<Record<string, RegisteredFact | undefined>>;
  /** By slot (id of the material). A slot that is not there has no document, or none that can be decided on. */
  extracted?: Readonly<Record<string, ExtractedFact | undefined>>;
  verification: { outcome: 'proved' | 'refer'; reasons: readonly Reason[] };
}

/** The value at a dotted path; undefined where there is none. */
export function findAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (at, name) => (isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
      value,
    );
}

export function findValue(ref: ValueRef, facts: Pick<CaseFacts, 'declared' | 'registered'>): JsonValue | undefined {
  return ref.from === 'declared'
    ? findAt(facts.declared, ref.field)
    : findAt(facts.registered[ref.source]?.record, ref.path);
}

export function isJsonObject(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
