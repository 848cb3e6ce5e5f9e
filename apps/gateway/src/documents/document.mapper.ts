import { type BilingualText, type Document, type DocumentField, DocumentStatus } from '@licensing/contracts';
import { canonicalJson, type JsonValue } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { findWrongType, WRONG } from './wrong-type';

export type StatusName = 'queued' | 'reading' | 'read' | 'unreadable';

const STATUSES: Readonly<Partial<Record<DocumentStatus, StatusName>>> = {
  [DocumentStatus.DOCUMENT_STATUS_QUEUED]: 'queued',
  [DocumentStatus.DOCUMENT_STATUS_READING]: 'reading',
  [DocumentStatus.DOCUMENT_STATUS_READ]: 'read',
  [DocumentStatus.DOCUMENT_STATUS_UNREADABLE]: 'unreadable',
};

export const statusOf = ({ status }: Pick<Document, 'status'>): StatusName => STATUSES[status] ?? 'queued';

/** What is empty is left out. */
const given = (name: string, value: unknown): object => (value === undefined || value === '' ? {} : { [name]: value });

const fromJson = (text: string): JsonValue => (text === '' ? null : (JSON.parse(text) as JsonValue));

function toFieldAnswer(field: DocumentField): object {
  const { name, label, valueJson, raw, confidence, box, page, critical, accepted, engine, suggestions } = field;
  return {
    name, label, value: fromJson(valueJson), raw, confidence, page, critical, accepted, engine, suggestions,
    ...(box === undefined || box.width === 0 ? {} : { box }),
    ...given('fault', field.fault), ...(field.fault === '' ? {} : given('faultText', field.faultText)),
    ...(field.declaredJson === '' ? {} : { declared: { value: fromJson(field.declaredJson), at: field.declaredAt } }),
  }; // prettier-ignore
}

function toLinks({ id, draftId, applicationId }: Document): object {
  const self = `/v1/documents/${id}`;
  return {
    self,
    ...(draftId === '' || applicationId !== '' ? {} : { draft: `/v1/drafts/${draftId}` }),
    ...(applicationId === '' ? {} : { application: `/v1/applications/${applicationId}` }),
  };
}

/** A document without what it says: for lists, drafts and applications. */
export function toDocumentSummary(document: Document): object {
  const { id, slot, sha256, mediaType, size, addedAt, position, type, typeName, isWrongType } = document;
  return {
    id, slot, sha256, mediaType, size, addedAt, status: statusOf(document),
    ...(position > 0 ? { position } : {}),
    ...given('type', type), ...(type === '' ? {} : given('typeName', typeName)),
    isWrongType, links: toLinks(document),
  }; // prettier-ignore
}

/** A document as whoever brought it sees it. */
export function toDocumentAnswer(document: Document): object {
  const { id, licenceType, typeVersion, fields, problems, pages, readAt, readingSha256 } = document;
  const wrong = findWrongType(document);
  const others = problems.filter(({ code }) => code !== WRONG);
  return {
    ...toDocumentSummary(document), licenceType, typeVersion,
    fields: fields.map(toFieldAnswer),
    problems: [
      ...(wrong === undefined ? [] : [wrong]),
      ...others.map(({ code, zh, en, todo, field }) => ({ code, zh, en, todo: todo ?? NOTHING, ...given('field', field) })),
    ],
    pages: pages.map((page) => ({ ...page, picture: `/v1/documents/${id}/pages/${page.page}` })),
    ...given('readAt', readAt), ...given('readingSha256', readingSha256),
  }; // prettier-ignore
}

const NOTHING: BilingualText = { zh: '请核对。', en: 'Look at it.' };

/** Changes with what the document says and with what its owner says of it; not with its place in the queue. */
export function toDocumentTag({ id, status, readingSha256, draftId, applicationId, fields }: Document): string {
  const declared = fields.map(({ name, declaredJson }) => [name, declaredJson]);
  const content = canonicalJson([id, status, readingSha256, draftId, applicationId, ...declared]);
  return `"${sha256Hex(content).slice(0, 32)}"`;
}
