import { anything, count, hash, instant, listOf, object, refer, type Schema, text, texts } from './schema-parts';

const truth: Schema = { type: 'boolean' };
const pixels: Schema = { type: 'integer', minimum: 0 };
const page: Schema = { type: 'integer', minimum: 1 };

const summary = {
  id: text, slot: text, sha256: hash, mediaType: text, size: count, addedAt: instant,
  status: {
    enum: ['queued', 'reading', 'read', 'unreadable'],
    description: 'unreadable: no machine could read it after a second try; a person does',
  },
  position: { type: 'integer', minimum: 1, description: 'Place in the queue, while it waits' },
  type: { ...text, description: 'What it was recognised as' }, typeName: refer('Text'),
  isWrongType: { ...truth, description: 'None that its slot asks for' },
  links: object({ self: text, draft: text, application: text }, ['draft', 'application']),
}; // prettier-ignore
const summaryOptional = ['position', 'type', 'typeName'];

const EXAMPLE = {
  id: '5b0f5e0e-6a3f-4b0e-9d83-0f6f2f6d1c11', slot: 'business-licence', sha256: 'c0ffee'.padEnd(64, '0'), mediaType: 'image/jpeg',
  size: 148_221, addedAt: '2026-03-02T01:00:00.000Z', status: 'read', type: 'business-licence',
  typeName: { zh: '营业执照', en: 'Business licence' }, isWrongType: false, licenceType: 'food-business', typeVersion: '1',
  fields: [
    {
      name: 'name', label: { zh: '名称', en: 'Name' }, value: '江门市蓬江区样例食品店', raw: '江门市蓬江区样例食品店', confidence: 0.997,
      box: { x: 412, y: 530, width: 640, height: 44 }, page: 1, critical: true, accepted: true, engine: 'pp-ocr-v4', suggestions: [],
    },
    {
      name: 'scope', label: { zh: '经营范围', en: 'Scope' }, value: null, raw: '', confidence: 0, page: 1, critical: false, accepted: false,
      engine: 'pp-ocr-v4', suggestions: [], fault: 'glare',
      faultText: { zh: '“经营范围”处反光，请换个角度再拍一张。', en: 'Glare over the scope: take one more photo from another angle.' },
    },
  ],
  problems: [], pages: [{ page: 1, width: 1600, height: 1130, picture: '/v1/documents/5b0f5e0e-6a3f-4b0e-9d83-0f6f2f6d1c11/pages/1' }],
  readAt: '2026-03-02T01:00:03.000Z', readingSha256: 'beef'.padEnd(64, '0'),
  links: { self: '/v1/documents/5b0f5e0e-6a3f-4b0e-9d83-0f6f2f6d1c11' },
}; // prettier-ignore

/** Uploaded documents, and the material they are given for. */
export const DOCUMENT_SCHEMAS = {
  DocumentSummary: object(summary, summaryOptional),
  Documents: object({ documents: listOf(refer('DocumentSummary')) }),
  DocumentBox: object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  DocumentField: object({
    name: text, label: refer('Text'), value: { ...anything, description: 'null where none was found' },
    raw: { ...text, description: 'As it stands there' },
    confidence: { type: 'number', minimum: 0, maximum: 1, description: 'Of the least certain character' },
    box: refer('DocumentBox'), page: count, critical: truth,
    accepted: { ...truth, description: 'Sure enough for the machine to decide on' },
    fault: { enum: ['absent', 'unclear', 'glare', 'shadow', 'blur', 'cut', 'too-small', 'contradicted'] }, faultText: refer('Text'),
    suggestions: { ...texts, description: 'What it may be meant as, by check digits: for a person to choose from' },
    declared: object({ value: anything, at: text }), engine: text,
  }, ['box', 'fault', 'faultText', 'declared']),
  DocumentProblem: object({ code: text, zh: text, en: text, todo: refer('Text'), field: text }, ['field']),
  Document: {
    ...object({
      ...summary, licenceType: text, typeVersion: text, fields: listOf(refer('DocumentField')), problems: listOf(refer('DocumentProblem')),
      pages: listOf(object({ page, width: pixels, height: pixels, picture: text })), readAt: instant, readingSha256: hash,
    }, [...summaryOptional, 'readAt', 'readingSha256']),
    examples: [EXAMPLE],
  },
  DraftMaterial: object({
    id: text, name: refer('Text'), basis: { ...text, description: 'The law by which it is material at all' },
    status: {
      enum: ['obtained', 'asked', 'provided', 'form', 'not-needed', 'unknown'],
      description: 'unknown: the form does not say yet about whom its source is to be asked',
    },
    source: object({ id: text, name: refer('Text'), basis: text, asOf: text }, ['basis', 'asOf']),
    note: refer('Text'), ask: refer('Text'), document: refer('DocumentSummary'),
    takes: { ...texts, description: 'Types of documents that its slot takes' }, links: object({ upload: text }),
  }, ['source', 'note', 'ask', 'document', 'takes', 'links']),
  ApplicationDocument: object(
    { slot: text, name: refer('Text'), sha256: hash, type: text, typeName: refer('Text'), status: text, links: object({ self: text }) },
    ['type', 'typeName', 'status', 'links'],
  ),
  DocumentReading: object({ read: count, of: count, position: count }, ['position']),
}; // prettier-ignore
