import { APPLICATION_STATES, MANDATE_ACTIONS } from '@licensing/domain';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const texts: Schema = { type: 'array', items: text };
export const count: Schema = { type: 'integer', minimum: 0 };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const day: Schema = { type: 'string', format: 'date' };
export const hash: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const state: Schema = { type: 'string', enum: Object.keys(APPLICATION_STATES) };
export const mandateAction: Schema = { enum: MANDATE_ACTIONS };
export const anything: Schema = {};
export const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object that has exactly these members; those named in `optional` may be absent. */
export const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
