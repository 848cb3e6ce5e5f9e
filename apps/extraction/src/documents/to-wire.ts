import { type Document, type DocumentField as WireField, type DocumentProblem as WireProblem, DocumentStatus } from '@licensing/contracts'; // prettier-ignore
import {
  canonicalJson, describeFault, type DocumentField, type DocumentReading, type DocumentTypeDefinition, findDocumentType, type JsonValue,
  tellWrongDocument,
} from '@licensing/domain'; // prettier-ignore
import { sha256Hex } from '@licensing/platform';
import { type KnownDocument } from './documents.repository';
import { type KnownReading } from './readings.repository';
import { type ReadingState } from './readings.service';
import { findSlotOf } from './slot';

/** A document as its owner sees it: what was read, how surely, what is wrong and what to do about it. */
export function toWire({ document, state }: KnownDocument, reading: ReadingState): Document {
  const { _id: id, slot, sha256, mediaType, size, addedAt, licenceType, typeVersion } = document;
  const known = reading.kind === 'read' ? reading.known : undefined;
  return {
    id, slot, sha256, mediaType, size, licenceType, typeVersion,
    draftId: state.draftId ?? '',
    applicationId: state.applicationId ?? '',
    addedAt: addedAt.toISOString(),
    status: statusOf(reading),
    position: reading.kind === 'waiting' ? reading.position : 0,
    ...(known === undefined ? toUnread(reading) : toReading(known, slotTypes(licenceType, typeVersion, slot), state.declared ?? {})),
  }; // prettier-ignore
}

/** SHA-256 of a reading as canonical JSON: what evidence names it by. */
export function hashOf(reading: DocumentReading): string {
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(reading)) as JsonValue));
}

type Read = Pick<
  Document,
  'type' | 'typeName' | 'fields' | 'problems' | 'pages' | 'isWrongType' | 'readAt' | 'readingSha256'
>;
type Declared = NonNullable<KnownDocument['state']['declared']>;

const UNREAD: Read = {
  type: '', typeName: undefined, fields: [], problems: [], pages: [], isWrongType: false, readAt: '', readingSha256: '',
}; // prettier-ignore

/** After two tries: a person looks at it, and the applicant may help with another picture meanwhile. */
const UNREADABLE: WireProblem = {
  code: 'UNREADABLE', field: '', zh: '系统无法识读该文件', en: 'no machine could read this document',
  todo: { zh: '请重新拍摄后上传；也可以保留，由工作人员查看', en: 'take it again, or leave it: a person will look at it' },
}; // prettier-ignore

const toUnread = ({ kind }: ReadingState): Read =>
  kind === 'unreadable' ? { ...UNREAD, problems: [UNREADABLE] } : UNREAD;

function statusOf(reading: ReadingState): DocumentStatus {
  if (reading.kind === 'read') return DocumentStatus.DOCUMENT_STATUS_READ;
  if (reading.kind === 'unreadable') return DocumentStatus.DOCUMENT_STATUS_UNREADABLE;
  return reading.position > 0 ? DocumentStatus.DOCUMENT_STATUS_QUEUED : DocumentStatus.DOCUMENT_STATUS_READING;
}

function slotTypes(licenceType: string, typeVersion: string, slot: string): readonly string[] {
  return findSlotOf(licenceType, typeVersion, slot)?.document.types ?? [];
}

function toReading({ reading, readAt }: KnownReading, types: readonly string[], declared: Declared): Read {
  const type = findDocumentType(reading.type ?? '');
  const isWrongType = reading.type !== undefined && !types.includes(reading.type);
  return {
    type: reading.type ?? '',
    typeName: type?.name,
    fields: reading.fields.map((field) => toField(field, type, reading.engines, declared)),
    problems: [...(isWrongType ? [wrongDocument(types, reading.type)] : []), ...reading.problems.map(toProblem)],
    pages: reading.pages.map(({ page, width, height }) => ({ page, width, height })),
    isWrongType,
    readAt: readAt.toISOString(),
    readingSha256: hashOf(reading),
  };
}

function toField(
  field: DocumentField,
  type: DocumentTypeDefinition | undefined,
  engines: readonly string[],
  declared: Declared,
): WireField {
  const { name, value, raw, confidence, box, page, critical, accepted, fault, suggestions } = field;
  const definition = type?.fields.find((one) => one.name === name);
  const label = definition?.label ?? { zh: name, en: name };
  const said = declared[name];
  return {
    name, label, valueJson: JSON.stringify(value), raw, confidence, box: toBox(box), page, critical, accepted,
    fault: fault ?? '',
    faultText: fault === undefined ? undefined : toFaultText({ label }, fault),
    suggestions: [...suggestions],
    declaredJson: said === undefined ? '' : JSON.stringify(said.value),
    declaredAt: said?.at ?? '',
    engine: engines.join(', '),
  }; // prettier-ignore
}

/** Whole pixels: the wire knows no others. */
function toBox({ x, y, width, height }: DocumentField['box']): WireField['box'] {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

function toFaultText(...about: Parameters<typeof describeFault>): WireField['faultText'] {
  const { zh, en, todo } = describeFault(...about);
  return { zh: `${zh}。${todo.zh}。`, en: `${en}: ${todo.en}.` };
}

function toProblem({ code, zh, en, todo, field = '' }: DocumentReading['problems'][number]): WireProblem {
  return { code, zh, en, todo: { ...todo }, field };
}

function wrongDocument(types: readonly string[], found: string | undefined): WireProblem {
  const { zh, en } = tellWrongDocument(types, found) ?? { zh: '', en: '' };
  return {
    code: 'WRONG_DOCUMENT', zh, en, field: '',
    todo: { zh: '请上传此处所需的文件', en: 'give the document that is asked for here' },
  }; // prettier-ignore
}
