import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import facts from './facts.schema.json';
import answered from './licensing.application.answered.v1.schema.json';
import asked from './licensing.application.asked.v1.schema.json';
import decided from './licensing.application.decided.v1.schema.json';
import gathered from './licensing.application.gathered.v1.schema.json';
import referred from './licensing.application.referred.v1.schema.json';
import submitted from './licensing.application.submitted.v1.schema.json';
import verified from './licensing.application.verified.v1.schema.json';
import waiting from './licensing.application.waiting.v1.schema.json';
import issued from './licensing.certificate.issued.v1.schema.json';

/** The JSON Schema (2020-12) of each event's data, by event type. Data = the ledger record's data, `n`, `hash`, `previousHash`, and the `mandate` of its actor. */
export const EVENT_SCHEMAS: Readonly<Record<string, object>> = {
  'licensing.application.submitted.v1': submitted,
  'licensing.application.waiting.v1': waiting,
  'licensing.application.asked.v1': asked,
  'licensing.application.answered.v1': answered,
  'licensing.application.verified.v1': verified,
  'licensing.application.gathered.v1': gathered,
  'licensing.application.decided.v1': decided,
  'licensing.application.referred.v1': referred,
  'licensing.certificate.issued.v1': issued,
};

export type EventCheck =
  | { readonly kind: 'valid' }
  | { readonly kind: 'unknown-type' }
  /** Each problem as `pointer reason`; never the value. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, schemas: [facts] }));

const validators: ReadonlyMap<string, ValidateFunction> = new Map(
  Object.entries(EVENT_SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]),
);

/** Does the data fit its type's schema? Asked by the producer before it publishes and by each consumer. */
export function checkEvent(type: string, data: unknown): EventCheck {
  const validate = validators.get(type);
  if (validate === undefined) return { kind: 'unknown-type' };
  return validate(data) ? { kind: 'valid' } : { kind: 'invalid', problems: (validate.errors ?? []).map(toText) };
}

function toText({ instancePath, keyword, message, params }: ErrorObject): string {
  // The name of an unknown member is data too: it is cut, so that it cannot carry a person into a log.
  const name = keyword === 'additionalProperties' ? ` ${String(params['additionalProperty']).slice(0, 40)}` : '';
  return `${instancePath === '' ? '/' : instancePath} ${message ?? keyword}${name}`;
}
