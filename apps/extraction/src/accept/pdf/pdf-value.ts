import { WORK_LIMITS } from '../limits';
import { PdfLexer } from './pdf-lexer';

/** A value as far as an inspection needs it; strings, booleans and null are all `undefined`. */
export type PdfValue = undefined | number | PdfName | PdfReference | readonly PdfValue[] | PdfDictionary;
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
export interface PdfName {
  readonly name: string;
}
export interface PdfReference {
  readonly object: number;
}

/** A file that is built to be costly. */
export class TooComplex extends Error {}

/** What is spent and seen while a file is looked through. */
export interface PdfWatch {
  /** Bytes that may still be read. */
  budget: number;
  onName(name: string): void;
  onDictionary(dictionary: PdfDictionary): void;
}

export const isDictionary = (value: PdfValue): value is PdfDictionary => value instanceof Map;
export const nameOf = (value: PdfValue): string | undefined =>
  typeof value === 'object' && 'name' in value ? value.name : undefined;
export const referenceOf = (value: PdfValue): number | undefined =>
  typeof value === 'object' && 'object' in value ? value.object : undefined;

const ENDS = new Set(['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

interface Open {
  readonly isDictionary: boolean;
  readonly items: PdfValue[];
}

/**
 * The first value from a place on, however odd what surrounds it: other programs pass over what they do not know, so names
 * are seen up to the end of the object, whatever its form.
 *
 * @param one stop after the first whole value; otherwise at the keyword that ends an object
 * @returns the value and, when a stream follows, where its data begins
 */
export function readValue(
  bytes: Buffer,
  at: number,
  watch: PdfWatch,
): { value: PdfValue; streamAt: number | undefined } {
  const lexer = new PdfLexer(bytes, at);
  const root: Open = { isDictionary: false, items: [] };
  const open: Open[] = [root];
  let streamAt: number | undefined;
  let from = at;
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    watch.budget -= lexer.at - from;
    from = lexer.at;
    if (watch.budget < 0) throw new TooComplex();
    const top = open.at(-1) ?? root;
    if (token.kind === 'name') {
      watch.onName(token.text);
      top.items.push({ name: token.text });
    } else if (token.kind === 'number') top.items.push(token.value);
    else if (token.kind === 'string') top.items.push(undefined);
    else if (token.text === '<<' || token.text === '[') open.push({ isDictionary: token.text === '<<', items: [] });
    else if (token.text === '>>' || token.text === ']') close(open, watch);
    else if (token.text === 'R') top.items.push(toReference(top.items));
    else if (ENDS.has(token.text)) {
      if (token.text === 'stream') streamAt = afterLineEnd(bytes, lexer.at);
      break;
    } else if (/^(true|false|null)$/.test(token.text)) top.items.push(undefined);
    if (open.length > WORK_LIMITS.pdfDepth) throw new TooComplex();
  }
  while (open.length > 1) close(open, watch);
  return { value: root.items[0], streamAt };
}

function close(open: Open[], watch: PdfWatch): void {
  if (open.length === 1) return;
  const closed = open.pop();
  const value = closed?.isDictionary === true ? toDictionary(closed.items) : (closed?.items ?? []);
  if (value instanceof Map) watch.onDictionary(value);
  open.at(-1)?.items.push(value);
}

function toDictionary(items: readonly PdfValue[]): PdfDictionary {
  const dictionary = new Map<string, PdfValue>();
  for (let at = 0; at + 1 < items.length;) {
    const key = nameOf(items[at]);
    if (key !== undefined) dictionary.set(key, items[at + 1]);
    at += key === undefined ? 1 : 2;
  }
  return dictionary;
}

function toReference(items: PdfValue[]): PdfValue {
  const [object] = items.splice(-2);
  return typeof object === 'number' ? { object } : undefined;
}

function afterLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 2;
  return bytes[at] === 0x0a || bytes[at] === 0x0d ? at + 1 : at;
}
