import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** A text that must not stand in any file, and what it is: the table says that, never the text. */
export interface Mark {
  readonly label: string;
  readonly text: string;
}

interface Pattern {
  readonly label: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

export interface Hit {
  readonly file: string;
  readonly label: string;
  readonly encoding: string;
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const escapeUnits = (text: string, form: (unit: number) => string): string =>
  Array.from(text, (char) => (char.charCodeAt(0) < 128 ? char : form(char.codePointAt(0) ?? 0))).join('');
const hex = (unit: number, length = 4): string => unit.toString(16).padStart(length, '0');

/** The characters of base64 that bytes give wherever they begin in a group of three, without those shared with neighbours. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, whole);
  });
}

/** Every form in which a text is looked for. */
export function patternsOf({ label, text }: Mark): Pattern[] {
  const bytes = utf8(text);
  const json = escapeUnits(text, (unit) => `\\u${hex(unit)}`);
  const percent = escapeUnits(text, (unit) => encodeURIComponent(String.fromCodePoint(unit)));
  const little = Buffer.from(text, 'utf16le');
  const base64 = [...base64Of(bytes), ...(json === text ? [] : base64Of(utf8(json))), ...base64Of(little)];
  const forms: [string, Buffer][] = [
    ['UTF-8', bytes],
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
    ['JSON \\u', utf8(json)],
    ['JSON \\u', utf8(json.replace(/\\u(....)/g, (_, units: string) => `\\u${units.toUpperCase()}`))],
    ['JSON in JSON', utf8(json.replaceAll('\\', '\\\\'))],
    ['percent', utf8(percent)],
    ['percent', utf8(percent.toLowerCase())],
    ['percent twice', utf8(percent.replaceAll('%', '%25'))],
    ['HTML', utf8(escapeUnits(text, (unit) => `&#${String(unit)};`))],
    ['HTML', utf8(escapeUnits(text, (unit) => `&#x${unit.toString(16)};`))],
    ['hex', utf8(bytes.toString('hex'))],
    ['hex', utf8(bytes.toString('hex').toUpperCase())],
    ...base64.map((form): [string, Buffer] => ['base64', utf8(form)]),
    ...base64.map((form): [string, Buffer] => ['base64url', utf8(form.replaceAll('+', '-').replaceAll('/', '_'))]),
  ];
  const distinct = new Map(forms.reverse().map(([encoding, form]) => [form.toString('latin1'), { encoding, form }]));
  return [...distinct.values()].map(({ encoding, form }) => ({ label, encoding, bytes: form }));
}

const LIMIT = { maxOutputLength: 32 * 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH };

/** Length of a gzip head (RFC 1952): ten bytes, and what its flags announce. */
function headLengthOf(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  // A name and a comment, each up to a zero byte.
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

/** What compressed streams anywhere in the bytes hold: gzip, and zlib as in PDF files. */
function inflated(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const tryAt = (at: number, open: (from: Buffer) => Buffer): void => {
    try {
      const content = open(bytes.subarray(at, at + LIMIT.maxOutputLength));
      if (content.length > 0) found.push(content);
    } catch {
      // Two bytes that happen to look like the head of a stream.
    }
  };
  for (const [head, open] of [
    ['1f8b08', (from: Buffer) => inflateRawSync(from.subarray(headLengthOf(from)), LIMIT)],
    ...['7801', '785e', '789c', '78da'].map((head) => [head, (from: Buffer) => inflateSync(from, LIMIT)] as const),
  ] as const) {
    const needle = Buffer.from(head, 'hex');
    for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) tryAt(at, open);
  }
  return found;
}

function hitsIn(file: string, bytes: Buffer, patterns: readonly Pattern[], prefix = ''): Hit[] {
  return patterns
    .filter((pattern) => bytes.includes(pattern.bytes))
    .map(({ label, encoding }) => ({ file, label, encoding: prefix + encoding }));
}

/** Every mark in one file, in every form, in what it compresses too. */
export function hitsInBytes(file: string, bytes: Buffer, patterns: readonly Pattern[]): Hit[] {
  return [
    ...hitsIn(file, bytes, patterns),
    ...inflated(bytes).flatMap((content) => hitsIn(file, content, patterns, 'compressed ')),
  ];
}

export interface Scan {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}

/** Looks for the marks in all files below a folder, but those that `isAllowed` names by path and content. */
export function scanFolder(
  folder: string,
  marks: readonly Mark[],
  isAllowed: (path: string, bytes: Buffer) => boolean,
): Scan {
  const patterns = marks.flatMap(patternsOf);
  const hits: Hit[] = [];
  let [files, size] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = findContent(path);
    if (bytes === undefined || isAllowed(path, bytes)) continue;
    files += 1;
    size += bytes.length;
    hits.push(...hitsInBytes(relative(folder, path), bytes, patterns));
    // A name of a file tells as much as its content.
    hits.push(...hitsIn(relative(folder, path), utf8(entry.name), patterns, 'file name '));
  }
  return { files, bytes: size, hits };
}

/** Files come and go while processes run: what is gone is nowhere. */
function findContent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
