import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FILE_LIMITS, WORK_LIMITS } from '../limits';
import { type RefusalCode } from '../refusals';
import { INERT_PDF } from './inert-pdf';

const ATTACHMENT = /^FileAttachment$/;
const MEDIA = /^(RichMedia|Movie|Sound|Screen|3D)$/;
/** Points; below it nothing can be read. */
const SHORTEST_SIDE = 20;

/** What the program that will read the document makes of it: its pages, and what it finds that acts. */
export async function openPdf(bytes: Buffer): Promise<{ pages: number; codes: Set<RefusalCode> }> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // It keeps what it is given.
    data: new Uint8Array(bytes),
    ...INERT_PDF,
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: FILE_LIMITS.pixels,
  });
  const codes = new Set<RefusalCode>();
  try {
    const document = await task.promise;
    const pages = document.numPages;
    if (pages < 1) codes.add('FILE_DAMAGED');
    if (pages > FILE_LIMITS.pages) codes.add('PDF_TOO_MANY_PAGES');
    await judgeDocument(document, codes);
    for (let number = 1; number <= Math.min(pages, FILE_LIMITS.pages); number += 1) {
      await judgePage(await document.getPage(number), codes);
    }
    return { pages, codes };
  } catch (error) {
    codes.add(error instanceof Error && error.name === 'PasswordException' ? 'PDF_ENCRYPTED' : 'FILE_DAMAGED');
    return { pages: 0, codes };
  } finally {
    await task.destroy();
  }
}

async function judgeDocument(document: pdfjs.PDFDocumentProxy, codes: Set<RefusalCode>): Promise<void> {
  const info = (await document.getMetadata()).info as Readonly<Record<string, unknown>>;
  if (info['EncryptFilterName'] !== null && info['EncryptFilterName'] !== undefined) codes.add('PDF_ENCRYPTED');
  if (info['IsXFAPresent'] === true) codes.add('PDF_FORM');
  if (info['IsCollectionPresent'] === true) codes.add('PDF_ATTACHMENT');
  if (isFilled(await document.getJSActions())) codes.add('PDF_SCRIPT');
  if (isFilled(await document.getAttachments())) codes.add('PDF_ATTACHMENT');
}

async function judgePage(page: pdfjs.PDFPageProxy, codes: Set<RefusalCode>): Promise<void> {
  const { width, height } = page.getViewport({ scale: 1 });
  const isSize = (side: number): boolean => side >= SHORTEST_SIDE && side <= WORK_LIMITS.pageSide;
  if (!isSize(width) || !isSize(height)) codes.add('PDF_PAGE_SIZE');
  if (isFilled(await page.getJSActions())) codes.add('PDF_SCRIPT');
  for (const { subtype } of (await page.getAnnotations()) as { subtype?: string }[]) {
    if (ATTACHMENT.test(subtype ?? '')) codes.add('PDF_ATTACHMENT');
    if (MEDIA.test(subtype ?? '')) codes.add('PDF_MEDIA');
  }
  page.cleanup();
}

function isFilled(found: unknown): boolean {
  if (found instanceof Map) return found.size > 0;
  return typeof found === 'object' && found !== null && Object.keys(found).length > 0;
}
