import { tellContent } from './content-kind';
import { type Inspection, refused } from './inspection';
import { FILE_LIMITS } from './limits';
import { inspectPdf } from './pdf/inspect-pdf';
import { inspectPicture } from './pictures/inspect-picture';

/**
 * What a file is, or everything that speaks against it. To be run in a process of its own, with a deadline and a limit of
 * memory: decoders written in C see the bytes. Reads no further than the limit of size.
 */
export async function inspectFile(source: AsyncIterable<Uint8Array>): Promise<Inspection> {
  const bytes = await readWithinLimit(source);
  if (bytes === undefined) return refused(['FILE_TOO_LARGE']);
  if (bytes.length === 0) return refused(['FILE_EMPTY']);
  const content = await tellContent(bytes);
  if (typeof content === 'object') return refused([content.refused]);
  return content === 'pdf' ? inspectPdf(bytes) : inspectPicture(bytes, content);
}

async function readWithinLimit(source: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > FILE_LIMITS.bytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
