import { holdsForeign, isAlsoZip, isForeignTail } from '../hidden-content';
import { type Inspection, refused } from '../inspection';
import { type RefusalCode } from '../refusals';
import { despiteStrays } from './despite-strays';
import { lookThroughPdf } from './look-through-pdf';
import { openPdf } from './open-pdf';

const HEADER_BYTES = 5;
/** Browsers look this far for the beginning of a web page. */
const HEAD_BYTES = 1024;
const END = '%%EOF';
const DAMAGED = { pages: 0, codes: new Set<RefusalCode>(['FILE_DAMAGED']) };

/** Two eyes: our own look at every object, and the program that will read the document. What either finds counts. */
export async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  const codes = new Set<RefusalCode>(judgeEnds(bytes));
  for (const code of await lookThroughPdf(bytes)) codes.add(code);
  let pages = 0;
  // What is costly to look through is costly to open.
  if (!codes.has('FILE_TOO_COMPLEX')) {
    const opened = await despiteStrays(() => openPdf(bytes)).catch(() => DAMAGED);
    pages = opened.pages;
    for (const code of opened.codes) codes.add(code);
  }
  // What cannot be opened without a password is not damaged, and what is cut short is not damaged besides.
  if (codes.has('PDF_ENCRYPTED') || codes.has('FILE_CUT_SHORT')) codes.delete('FILE_DAMAGED');
  return codes.size > 0 ? refused(codes) : { kind: 'accepted', mediaType: 'application/pdf', pages };
}

function* judgeEnds(bytes: Buffer): Generator<RefusalCode> {
  if (holdsForeign(bytes.subarray(HEADER_BYTES, HEAD_BYTES)) || isAlsoZip(bytes)) yield 'FILE_HIDDEN_CONTENT';
  const end = bytes.lastIndexOf(END);
  if (end < 0) {
    yield 'FILE_CUT_SHORT';
    return;
  }
  const tail = bytes.subarray(end + END.length);
  if (!isForeignTail(tail)) return;
  // The first half of a file that was written for the web ends in the middle of objects, behind an end of its own.
  yield /\d+ \d+ obj/.test(tail.toString('latin1')) && !holdsForeign(tail) ? 'FILE_CUT_SHORT' : 'FILE_HIDDEN_CONTENT';
}
