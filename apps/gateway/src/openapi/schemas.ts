import { ASSURANCE_LEVELS, FACTOR_KINDS } from '@licensing/domain';
import { ERROR_KINDS } from '@licensing/platform';
import { DOCUMENT_SCHEMAS } from './document-schemas';
import {
  anything,
  count,
  day,
  hash,
  instant,
  listOf,
  mandateAction,
  object,
  refer,
  state,
  text,
  texts,
} from './schema-parts';

const facts = {
  Text: object({ zh: text, en: text }),
  Reason: object(
    { code: text, zh: text, en: text, basis: text, remedy: refer('Text'), field: text, rule: text },
    ['field', 'rule'],
  ),
  Silent: object({ source: text, since: instant }),
  Waiting: object({ source: text, name: refer('Text'), since: instant }),
  Choices: listOf(object({ value: text, label: refer('Text') })),
  Authority: object({ kind: { enum: ['representative', 'mandate'] }, role: text, mandateId: text }, ['role', 'mandateId']),
  Question: object({
    code: text, zh: text, en: text, basis: text, todo: refer('Text'), field: text, choices: refer('Choices'),
  }, ['field', 'choices']),
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
    problems: listOf(object(
      { pointer: text, code: text, zh: text, en: text, todo: refer('Text'), choices: refer('Choices') }, ['choices'],
    )),
    stepUp: text, waiting: refer('Waiting'), changes: listOf(refer('DraftFieldChange')),
    version: { type: 'integer', minimum: 1, description: 'With DRAFT.CHANGED: the version that, named with the next submission, confirms the changes' },
  }, ['stepUp', 'waiting', 'changes', 'version']),
  DraftFieldChange: object({
    field: text, label: refer('Text'), before: anything, after: anything, source: text, sourceName: refer('Text'), asOf: text,
  }),
  KeysHealth: object({ current: text, known: texts, resealed: count, left: count, unreadable: count, done: { type: 'boolean' }, parts: { type: 'object' } }),
  Health: object({ status: { enum: ['live', 'ready', 'not ready'] }, parts: { type: 'object', additionalProperties: { enum: ['up', 'down'] } } }, ['parts']),
  Session: object({
    person: object({ name: text, idNumberMasked: text }), assurance: text, roles: texts, office: text,
    secondFactor: { enum: ['none', 'required', 'proved'] }, csrfToken: text, expiresAt: instant,
  }, ['office']),
  Devices: object({
    devices: listOf(object({
      id: text, browser: text, createdAt: instant, lastSeenAt: instant, expiresAt: instant, isThis: { type: 'boolean' },
    })),
  }),
  SecondFactor: object({
    state: { enum: ['required', 'proved'] }, ref: text, generation: count,
    factors: listOf(object({ kind: { enum: FACTOR_KINDS }, enrolledAt: instant })),
  }),
  FactorEnrolment: object({
    challengeId: text, totp: object({ secret: text, uri: text, qr: object({ size: count, path: text }) }), webauthn: { type: 'object' },
  }, ['totp', 'webauthn']),
  FactorChallenge: object({ challengeId: text, webauthn: { type: 'object' } }),
  StaffAccounts: object({ accounts: listOf(refer('StaffAccount')) }),
  StaffAccount: object({
    ref: text, name: text, roles: texts, office: text, firstSeenAt: instant,
  }),
  EnrolmentCode: object({ ref: text, generation: count, code: text }),
  Businesses: object({
    businesses: listOf(object({ creditCode: text, name: text, status: text, role: text, domicile: text, divisionCode: text, authority: refer('Authority'), byDocument: text }, ['authority', 'byDocument'])),
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
    fields: {
      type: 'object',
      additionalProperties: object(
        { value: anything, source: text, sourceName: refer('Text'), asOf: text, locked: { type: 'boolean' }, label: refer('Text'), previous: anything },
        ['sourceName', 'previous'],
      ),
    },
    missing: texts, materials: listOf(refer('DraftMaterial')), documents: listOf(refer('DocumentSummary')), silent: listOf(refer('Silent')), savedAt: instant, authority: refer('Authority'), applicationId: text,
  }, ['authority', 'applicationId']),
  Submitted: object({
    applicationId: text, state: { const: 'submitted' }, submittedAt: instant,
    links: object({ self: text, progress: text }),
  }),
  Status: object({
    state, label: refer('Text'), since: text, settled: { type: 'boolean' },
    waitingFor: object({ source: text, name: refer('Text'), since: instant, step: text }),
    questions: listOf(refer('Question')), answerUntil: instant, reasons: listOf(refer('Reason')), licenceNumber: text,
  }, ['waitingFor', 'questions', 'answerUntil', 'reasons', 'licenceNumber']),
  ApplicationSummary: object({
    applicationId: text, licenceType: text, creditCode: text, submittedAt: instant, status: refer('Status'),
    mandateEnded: { const: true }, links: object({ self: text }),
  }, ['status', 'mandateEnded']),
  Applications: object({ applications: listOf(refer('ApplicationSummary')), total: count, limit: count, offset: count }),
  Application: object({
    applicationId: text, licenceType: text, creditCode: text, submittedAt: instant, status: refer('Status'),
    steps: listOf(object({
      step: { enum: ['verify', 'gather', 'decide', 'issue'] }, state: { enum: ['to-do', 'running', 'waiting', 'asked', 'done', 'stopped'] },
      startedAt: instant, finishedAt: instant, ms: count, reading: refer('DocumentReading'),
    }, ['startedAt', 'finishedAt', 'ms', 'reading'])),
    documents: listOf(refer('ApplicationDocument')),
    waits: listOf(object({ source: text, name: refer('Text'), step: text, since: instant, until: instant, ms: count }, ['until'])),
    history: listOf(object({
      n: { type: 'integer', minimum: 1 }, type: text, time: instant, data: { type: 'object' }, previousHash: hash, hash, mandate: text,
    }, ['mandate'])),
    links: object({ self: text, progress: text, answers: text, stepUp: text, certificate: text, verification: text }, ['answers', 'stepUp', 'certificate', 'verification']),
  }),
  Answered: object({ applicationId: text, links: object({ self: text, progress: text }) }),
  Mandate: object({
    id: text, creditCode: text, businessName: text, grantor: refer('MandateParty'), agent: refer('MandateParty'),
    licenceTypes: texts, actions: listOf(mandateAction), validUntil: day,
    state: { enum: ['offered', 'active', 'declined', 'revoked', 'expired', 'ended'] }, statement: refer('Text'),
    history: listOf(object({ type: text, at: instant, by: { enum: ['grantor', 'agent', 'system'] }, reason: text }, ['reason'])),
    youAre: { enum: ['grantor', 'agent'] }, links: object({ self: text, accept: text, decline: text, revoke: text }, ['accept', 'decline', 'revoke']),
  }),
  MandateParty: object({ name: text, idNumberMasked: text }),
  Mandates: object({ mandates: listOf(refer('Mandate')), total: count, limit: count, offset: count }),
  Statement: object({ statement: refer('Text'), level: { enum: ASSURANCE_LEVELS } }),
  Accesses: object({
    accesses: listOf(object({
      at: instant, role: text, roleText: refer('Text'), office: text, purpose: text, purposeText: refer('Text'), basis: refer('Text'),
      what: text, whatText: refer('Text'), applicationId: text,
    }, ['office', 'applicationId'])),
    total: count, limit: count, offset: count,
  }),
  HeldKind: object({
    kind: text, name: refer('Text'), places: texts, why: refer('Text'), law: refer('Text'), term: refer('Text'), end: refer('Text'),
    count, link: text,
  }, ['count', 'link']),
  OwnData: object({ edition: text, kinds: listOf(refer('HeldKind')), rights: listOf(object({ text: refer('Text'), law: refer('Text'), link: text }, ['link'])) }),
  Erasure: object({
    erased: listOf(object({ kind: text, name: refer('Text') })),
    kept: listOf(object(
      { kind: text, name: refer('Text'), why: refer('Text'), law: refer('Text'), term: refer('Text'), end: refer('Text'), link: text }, ['link'],
    )),
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
  NewDraft: object(
    {
      licenceType: { type: 'string', maxLength: 64 },
      creditCode: {
        type: 'string',
        minLength: 18,
        maxLength: 18,
        description: 'GB 32100-2015, with its check character',
      },
      documents: { ...texts, maxItems: 20, description: 'Ids of uploads that go into the draft' },
      asIs: { ...texts, maxItems: 20, description: 'Those of them that a person is to look at as they are' },
    },
    ['documents', 'asIs'],
  ),
  DraftChange: object({ fields: { type: 'object', description: 'Name to value; null clears a field' } }),
  NewFactor: object(
    {
      kind: { enum: FACTOR_KINDS },
      enrolmentCode: { type: 'string', maxLength: 64, description: 'For the first factor only' },
    },
    ['enrolmentCode'],
  ),
  FactorProof: object(
    {
      code: { type: 'string', maxLength: 16 },
      challengeId: { type: 'string', maxLength: 64 },
      credential: { type: 'object' },
    },
    ['code', 'challengeId', 'credential'],
  ),
  NewApplication: object(
    {
      draftId: { type: 'string', maxLength: 64 },
      version: {
        type: 'integer',
        minimum: 1,
        description:
          'The draft as you have seen it (or its ETag in If-Match); 412 when another stands. Needed only to confirm changes.',
      },
      asIs: { ...texts, maxItems: 20, description: 'Ids of documents that a person is to look at as they are' },
    },
    ['version', 'asIs'],
  ),
  Correction: object({
    fields: {
      type: 'object',
      description: 'Name to what it should be; null takes a correction back',
      examples: [{ area: 86.5, use: '商业' }],
    },
  }),
  Attachment: object({ draftId: { type: 'string', maxLength: 64 } }),
  Answer: object({}),
  ErasureRequest: object({}),
  NewMandate: object(
    {
      creditCode: text,
      agentName: { type: 'string', maxLength: 60 },
      agentIdNumber: text,
      licenceTypes: texts,
      actions: listOf(mandateAction),
      validUntil: day,
      agreed: { type: 'boolean', description: 'That you have read POST /v1/mandates/statement and agree to it' },
    },
    ['agreed'],
  ),
};

export const SCHEMAS = { ...facts, ...answers, ...DOCUMENT_SCHEMAS, ...bodies };

export type SchemaName = keyof typeof SCHEMAS;
