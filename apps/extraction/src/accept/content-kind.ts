import { type RefusalCode } from './refusals';

/** What a file is by its bytes: something we read, or why not. Its name and what the sender says of it count for nothing. */
export type ContentKind = 'jpeg' | 'png' | 'webp' | 'pdf' | { readonly refused: RefusalCode };

/** Types are told from the head; office files need some of their list of contents. */
const HEAD_BYTES = 256 * 1024;

/** What we read is told by its first bytes alone; whether the rest is in order is for its own inspection to say. */
const READABLE: readonly (readonly [RegExp, ContentKind])[] = [
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^RIFF[^]{4}WEBP/, 'webp'],
  [/^%PDF-/, 'pdf'],
];

/** In this order: the first pattern that fits the media type says why it is not taken. */
const REASONS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^image\/(heic|heif)/, 'FILE_HEIC'],
  [/^image\/svg/, 'FILE_SVG'],
  [/^(image\/|application\/(postscript|eps|illustrator))/, 'FILE_PICTURE_FORMAT'],
  [/^(video|audio|model)\//, 'FILE_MEDIA'],
  [/openxmlformats|opendocument|x-cfb|ms-?(word|excel|office|powerpoint|outlook|visio|project)|rtf/, 'FILE_OFFICE'],
  [/msdownload|elf|mach-binary|wasm|java|dex|msi|shortcut|alias|android|debian|rpm|apple\.installer|nintendo|executable/, 'FILE_PROGRAM'],
  [/zip|rar|7z|tar|bzip|gzip|xz|lz|zstd|compress|cab|ar$|iso|cpio|arj|ace|lharc|crx|xpi|asar|epub/, 'FILE_ARCHIVE'],
  [/html/, 'FILE_WEB_PAGE'],
  [/^text\/|xml|json/, 'FILE_TEXT'],
]; // prettier-ignore

export async function tellContent(bytes: Buffer): Promise<ContentKind> {
  const head = bytes.subarray(0, HEAD_BYTES);
  const signature = head.toString('latin1', 0, 16);
  const readable = READABLE.find(([pattern]) => pattern.test(signature));
  return readable?.[1] ?? { refused: await tellReason(head, signature) };
}

async function tellReason(head: Buffer, signature: string): Promise<RefusalCode> {
  if (signature.startsWith('PK') && head.includes('OFD.xml')) return 'FILE_OFD';
  const asText = tellText(head.subarray(0, 4096));
  if (asText !== undefined) return asText;
  const mediaType = await findMediaType(head);
  return REASONS.find(([pattern]) => pattern.test(mediaType ?? ''))?.[1] ?? 'FILE_UNKNOWN';
}

async function findMediaType(head: Buffer): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A head that only looks like an archive until it is followed.
    return undefined;
  }
}

/** Text by having no control characters. */
function tellText(head: Buffer): RefusalCode | undefined {
  if (/^(\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2))) return 'FILE_TEXT';
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head.toString('latin1'))) return undefined;
  const text = head.toString('utf8').replace(/^\ufeff/, '').trimStart(); // prettier-ignore
  if (text.startsWith('{\\rtf')) return undefined;
  if (/^(<\?xml[^>]*>\s*|<!--((?!-->)[^])*-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s/>]/i.test(text)) return 'FILE_SVG';
  if (/^(<!--((?!-->)[^])*-->\s*)*<(!doctype html|html|head|body|script|iframe)/i.test(text)) return 'FILE_WEB_PAGE';
  if (/^(#!|@echo|MZ|<\?php)/i.test(text)) return 'FILE_PROGRAM';
  const strange = text.match(/\ufffd/g)?.length ?? 0;
  return strange > 1 + text.length / 20 ? undefined : 'FILE_TEXT';
}
