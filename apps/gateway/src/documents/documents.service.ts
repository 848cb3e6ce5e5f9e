import { Inject, Injectable } from '@nestjs/common';
import { type Document, type DocumentRef, type GetPagePictureResponse } from '@licensing/contracts';
import { AppError } from '@licensing/platform';
import { EXTRACTION, type ExtractionClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { statusOf } from './document.mapper';

type Owner = Pick<SignedInPerson, 'subject'>;

/** Drawing a page of a large file anew takes longer than looking something up. */
const PICTURE_TIMEOUT_MS = 30_000;
const PICTURES = new Set(['image/jpeg', 'image/png']);

const getDocument = (document: Document | undefined): Document => {
  if (document === undefined) throw new AppError('SERVICE.FAULT', new TypeError('an answer without its document'));
  return document;
};

/** By reference, as everybody but extraction handles documents. */
export const toRef = ({ slot, id, sha256 }: Document): DocumentRef => ({ slot, documentId: id, sha256 });

/** Extraction knows the fields only, and not where in a request they stood. */
const inFields = (error: AppError): AppError =>
  new AppError(
    error.code,
    error,
    error.problems.map((problem) => ({ ...problem, pointer: `/fields${problem.pointer}` })),
  );

/** What a person has uploaded. Extraction keeps and reads it; somebody else's is answered as one that does not exist. */
@Injectable()
export class DocumentsService {
  constructor(@Inject(EXTRACTION) private readonly extraction: ExtractionClient) {}

  async get({ subject }: Owner, documentId: string): Promise<Document> {
    return getDocument((await this.extraction.getDocument({ documentId, ownerSubject: subject })).document);
  }

  /** @param draftId empty: those that belong to no draft */
  async list({ subject }: Owner, draftId: string): Promise<Document[]> {
    return (await this.extraction.listDocuments({ ownerSubject: subject, draftId })).documents;
  }

  /**
   * References to documents that decide about something at once, and so must have been read.
   *
   * @throws AppError DOCUMENT.UNREAD naming those that have not
   */
  async getRead(owner: Owner, documentIds: readonly string[]): Promise<DocumentRef[]> {
    const documents = await Promise.all([...new Set(documentIds)].map((id) => this.get(owner, id)));
    const unread = documents.filter((document) => ['queued', 'reading'].includes(statusOf(document)));
    if (unread.length === 0) return documents.map(toRef);
    throw new AppError(
      'DOCUMENT.UNREAD',
      undefined,
      unread.map(({ id, position }) => ({
        pointer: `/documents/${documentIds.indexOf(id)}`,
        code: 'unread',
        zh: position > 0 ? `文件正在排队识读，前面还有${position - 1}份。` : '文件正在识读。',
        en: position > 0 ? `It waits to be read, ${position - 1} before it.` : 'It is being read.',
        todo: { zh: '请稍后再试。', en: 'Try again shortly.' },
      })),
    );
  }

  async attach({ subject }: Owner, documentId: string, draftId: string): Promise<Document> {
    return getDocument((await this.extraction.attachDocument({ documentId, ownerSubject: subject, draftId })).document);
  }

  async correct({ subject }: Owner, documentId: string, fields: Readonly<Record<string, unknown>>): Promise<Document> {
    const declaredJson = JSON.stringify(fields);
    try {
      return getDocument(
        (await this.extraction.correctDocument({ documentId, ownerSubject: subject, declaredJson })).document,
      );
    } catch (error) {
      throw error instanceof AppError && error.problems.length > 0 ? inFields(error) : error;
    }
  }

  async erase({ subject }: Owner, documentId: string): Promise<void> {
    await this.extraction.eraseDocument({ documentId, ownerSubject: subject });
  }

  /** @throws AppError RESOURCE.NOT_FOUND also for a page that the document does not have */
  async getPicture({ subject }: Owner, documentId: string, page: number): Promise<GetPagePictureResponse> {
    const picture = await this.extraction.getPagePicture(
      { documentId, ownerSubject: subject, page },
      { timeoutMs: PICTURE_TIMEOUT_MS },
    );
    // Whatever else it might be is not shown by a browser under our name.
    if (!PICTURES.has(picture.mediaType))
      throw new AppError('SERVICE.FAULT', new TypeError('a page that is no picture'));
    return picture;
  }
}
