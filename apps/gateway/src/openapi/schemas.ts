import { APPLICATION_STATES } from '@licensing/domain';
import { ERROR_KINDS } from '@licensing/platform';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const count: Schema = { type: 'integer', minimum: 0 };
const instant: Schema = { type: 'string', format: 'date-time' };
const day: Schema = { type: 'string', format: 'date' };
const hash: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const state: Schema = { type: 'string', enum: Object.keys(APPLICATION_STATES) };
const anything: Schema = {};
const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object that has exactly these members; those named in `optional` may be absent. */
const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const facts = {
  Text: object({ zh: text, en: text }),
  Reason: object(
    { code: text, zh: text, en: text, basis: text, remedy: refer('Text'), field: text, rule: text },
    ['field', 'rule'],
  ),
  Silent: object({ source: text, since: instant }),
  Licence: object({
    number: text, creditCode: text, operatorName: text, premises: text, businessForm: text, items: texts,
    validFrom: day, validTo: day, authority: text, certificateSha256: hash,
  }),
}; // prettier-ignore

const answers = {
  Problem: object({
    type: { type: 'string', pattern: '^urn:licensing:problem:' }, title: text, title_zh: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(ERROR_KINDS) },
    instance: text, correlationId: text,
    problems: listOf(object({ pointer: text, code: text, zh: text, en: text, todo: refer('Text') })),
  }),
  Health: object({ status: { enum: ['live', 'ready', 'not ready'] }, parts: { type: 'object', additionalProperties: { enum: ['up', 'down'] } } }, ['parts']),
  Session: object({
    person: object({ name: text, idNumberMasked: text }), assurance: text, roles: texts, csrfToken: text, expiresAt: instant,
  }),
  Businesses: object({
    businesses: listOf(object({ creditCode: text, name: text, status: text, role: text, domicile: text, divisionCode: text })),
    total: count, limit: count, offset: count,
  }),
  LicenceTypeSummary: object({ id: text, version: text, name: refer('Text'), legalBasis: text, links: object({ self: text }) }),
  LicenceTypes: object({ licenceTypes: listOf(refer('LicenceTypeSummary')) }),
  LicenceType: object({
    id: text, version: text, name: refer('Text'), legalBasis: text,
    form: listOf(object({
      name: text, label: refer('Text'), kind: text, required: { type: 'boolean' }, editable: { type: 'boolean' }, basis: text,
      source: text, unit: text, maxLength: count, min: { type: 'number' }, max: { type: 'number' },
      choices: listOf(object({ code: text, label: refer('Text'), validFrom: day, validTo: day }, ['validFrom', 'validTo'])),
    }, ['source', 'unit', 'maxLength', 'min', 'max', 'choices'])),
    materials: listOf(object({ id: text, name: refer('Text'), status: text, basis: text })),
    clock: listOf(object({ step: text, workingDays: count, source: text })),
  }),
  Draft: object({
    id: text, version: { type: 'integer', minimum: 1 }, licenceType: text, typeVersion: text, creditCode: text,
    fields: { type: 'object', additionalProperties: object({ value: anything, source: text, asOf: text, locked: { type: 'boolean' }, label: refer('Text') }) },
    missing: texts, silent: listOf(refer('Silent')), savedAt: instant, applicationId: text,
  }, ['applicationId']),
  Submitted: object({
    applicationId: text, state: { const: 'submitted' }, submittedAt: instant,
    links: object({ self: text, progress: text }),
  }),
  Status: object({
    state, label: refer('Text'), since: text, settled: { type: 'boolean' },
    waitingFor: object({ source: text, since: instant, step: text }),
    reasons: listOf(refer('Reason')), licenceNumber: text,
  }, ['waitingFor', 'reasons', 'licenceNumber']),
  ApplicationSummary: object({
    applicationId: text, licenceType: text, creditCode: text, submittedAt: instant, status: refer('Status'),
    links: object({ self: text }),
  }),
  Applications: object({ applications: listOf(refer('ApplicationSummary')), total: count, limit: count, offset: count }),
  Application: object({
    applicationId: text, licenceType: text, creditCode: text, submittedAt: instant, status: refer('Status'),
    steps: listOf(object({
      step: { enum: ['verify', 'gather', 'decide', 'issue'] }, state: { enum: ['to-do', 'running', 'waiting', 'done', 'stopped'] },
      startedAt: instant, finishedAt: instant, ms: count,
    }, ['startedAt', 'finishedAt', 'ms'])),
    history: listOf(object({
      n: { type: 'integer', minimum: 1 }, type: text, time: instant, data: { type: 'object' }, previousHash: hash, hash,
    })),
    links: object({ self: text, progress: text, certificate: text, verification: text }, ['certificate', 'verification']),
  }),
  Verification: object({
    number: text, state: { enum: ['valid', 'expired', 'unknown'] }, onDate: day, licence: refer('Licence'),
  }, ['licence']),
  RegisterEntry: object({ licence: refer('Licence'), applicationId: text, eventId: text, registeredAt: instant }),
  Audit: object({
    checks: listOf(object({ invariant: count, name: text, count, found: texts })),
    applications: count, records: count, certificates: count,
  }),
  OpenApi: { type: 'object' },
}; // prettier-ignore

const bodies = {
  NewDraft: object({
    licenceType: { type: 'string', maxLength: 64 },
    creditCode: {
      type: 'string',
      minLength: 18,
      maxLength: 18,
      description: 'GB 32100-2015, with its check character',
    },
  }),
  DraftChange: object({ fields: { type: 'object', description: 'Name to value; null clears a field' } }),
  NewApplication: object({ draftId: { type: 'string', maxLength: 64 } }),
};

export const SCHEMAS = { ...facts, ...answers, ...bodies };

export type SchemaName = keyof typeof SCHEMAS;
