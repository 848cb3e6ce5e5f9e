import { setTimeout as sleep } from 'node:timers/promises';
import { type DocumentAnswer } from '../api/answers';
import { type LicensingApi } from '../api/licensing-api';
import { CommandFailure } from '../failure';
import { type DocumentFile } from './document-file';

const POLL_MS = 400;

/** What is told while documents are brought; milliseconds are those of the upload, or of the reading. */
export interface DocumentWatcher {
  uploaded?(file: DocumentFile, document: DocumentAnswer, ms: number): void;
  waiting?(document: DocumentAnswer): void;
  read?(document: DocumentAnswer, ms: number): void;
}

/** Uploads files one after the other: each is refused, or in the queue, before the next one is sent. */
export async function uploadDocuments(
  api: LicensingApi,
  files: readonly DocumentFile[],
  { licenceType, draft }: { readonly licenceType: string; readonly draft?: string },
  watcher: DocumentWatcher,
): Promise<DocumentAnswer[]> {
  const documents: DocumentAnswer[] = [];
  for (const file of files) {
    const begun = performance.now();
    const document = await api.uploadDocument(file.slot, licenceType, file.file, draft);
    watcher.uploaded?.(file, document, Math.round(performance.now() - begun));
    documents.push(document);
  }
  return documents;
}

/** Waits until each has been read, or cannot be read by a machine. @throws CommandFailure when the time is over */
export async function untilRead(
  api: LicensingApi,
  documents: readonly DocumentAnswer[],
  timeoutMs: number,
  watcher: DocumentWatcher,
): Promise<DocumentAnswer[]> {
  const begun = performance.now();
  const read: DocumentAnswer[] = [];
  for (const { id, slot } of documents) {
    for (;;) {
      const document = await api.document(id);
      if (document.status === 'read' || document.status === 'unreadable') {
        watcher.read?.(document, Math.round(performance.now() - begun));
        read.push(document);
        break;
      }
      watcher.waiting?.(document);
      if (performance.now() - begun > timeoutMs)
        throw new CommandFailure(`The document for “${slot}” is not read after ${Math.round(timeoutMs / 1_000)} s.`);
      await sleep(POLL_MS);
    }
  }
  return read;
}
