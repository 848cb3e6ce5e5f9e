import type { JsonValue } from '../canonical';
import type { ParsedField } from './document-type';
import {
  boxOf,
  findIn,
  foldCharacter,
  foldedTextOf,
  lowerOfBoth,
  type PlacedCharacter,
  SCRAP_BELOW,
  type Span,
  textOf,
  trimSpan,
} from './layout';
import { readArea, readDates, toBusinessName, toCodeText, toPersonName, toPlainText } from './normalise';

/** Characters that carry nothing of the value: a comma read as a full stop changes no address. */
const SAYS_NOTHING = /^[\s:;,、.。·|"']$/;
/** A long dash among Chinese characters is most likely the numeral 一: written as that, and left to a person. */
const LONG_DASH = /^[—─]$/;
const DOUBTFUL = 0.5;
/** A date is made of its numbers; 年, 月, 日 and marks only part them. */
const PARTS_A_DATE = /^[年月日曰目号\s:;,./·至到自-]$/;

/**
 * A field as parsed. Confidence is the lowest of its characters in both readings; characters that say nothing are left out.
 * @param span what the value was taken from, label left off.
 * @param value normalised, or undefined when the text is no such value.
 * @param judged the part of the span by which it is judged; all of it unless given.
 */
export function toField(
  name: string,
  span: Span,
  value: JsonValue | undefined,
  ignored = SAYS_NOTHING,
  judged = span,
): ParsedField {
  const counted = judged.filter(({ text }) => !ignored.test(foldCharacter(text)));
  const weighed = counted.length > 0 ? counted : span;
  const readTwice = weighed.length > 0 && weighed.every(({ again }) => again !== undefined);
  const differs = weighed.some((character) => character.again !== undefined && !isSame(character));
  return {
    name,
    raw: textOf(span),
    value,
    confidence: Math.min(1, ...weighed.map(lowerConfidence), ...(weighed.some(isDoubtful) ? [DOUBTFUL] : [])),
    box: boxOf(span),
    page: span[0]?.page ?? 1,
    ...(differs ? { agreed: false } : readTwice ? { agreed: true } : {}),
    ...(isGapped(judged) ? { gapped: true as const } : {}),
    from: judged,
  };
}

/** A blank before the first character of a run parts it from its label; only the edge of the column tells more. */
function isGapped(span: Span): boolean {
  return span.some(
    ({ blankBefore, run }, at) => blankBefore === 'at-edge' || (blankBefore === 'in-run' && span[at - 1]?.run === run),
  );
}

/** Of both readings. The second one tells no twins of a bracket's width apart: there only its kind must agree. */
function lowerConfidence(character: PlacedCharacter): number {
  return /^[()]$/.test(foldCharacter(character.text)) ? character.confidence : lowerOfBoth(character);
}

const isDoubtful = ({ text }: PlacedCharacter): boolean => LONG_DASH.test(text);

function isSame({ text, again }: PlacedCharacter): boolean {
  return foldCharacter(again?.text ?? '') === foldCharacter(text);
}

/** Nothing when the span is undefined or empty: the field is then absent. */
type FieldOf = (name: string, span: Span | undefined) => ParsedField[];

/** A field whose text becomes its value by a rule of its own. */
export const byText =
  (trim: (span: Span) => Span, normalise: (text: string) => JsonValue | undefined, ignored?: RegExp): FieldOf =>
  (name, span) => {
    const own = trim(span ?? []);
    return own.length === 0 ? [] : [toField(name, own, normalise(textOf(own)), ignored)];
  };

/** Credit codes and identity numbers: the first stretch of letters and digits that is long enough to be one. */
const asCode = (span: Span): Span => {
  const candidates = findIn(span, /([0-9A-Z]{15,22})/) ?? findIn(span, /([0-9A-Z][0-9A-Z*.-]{10,})/) ?? trimSpan(span);
  return candidates;
};

const NEVER_IN_CODES = /^$/;
/** At the ends of names and lines: dirt that is read as marks. A closing full stop is none. */
const DIRT = /^[\s:;,、._|"'~^`*<>!?+=丨丶丿〈〉《》·•-]$/;

export function trimDirt(span: Span): Span {
  const own = trimSpan(span, DIRT);
  const text = foldedTextOf(own);
  const count = (mark: string): number => text.split(mark).length - 1;
  // A bracket that nothing closes is the edge of a frame or of a pattern.
  return text.startsWith('(') && count('(') > count(')') ? trimDirt(own.slice(1)) : own;
}

/** A code with characters too few or too many still is one; words are none. */
const toCode = (text: string): string | undefined => {
  const code = toCodeText(text);
  return /^[0-9A-Z*.-]{8,26}$/.test(code) ? code : undefined;
};

/** Without what the pattern has put before a name or an address; what was read surely stays. */
export function dropScraps(span: Span): Span {
  const start = span.findIndex(
    (character) => /\p{Script=Han}/u.test(character.text) || lowerOfBoth(character) >= SCRAP_BELOW,
  );
  return start === -1 ? span : span.slice(start);
}

export const creditCodeField: FieldOf = byText(asCode, toCode, NEVER_IN_CODES);
export const residentIdField: FieldOf = byText(asCode, toCode, NEVER_IN_CODES);
export const businessNameField: FieldOf = byText((span) => dropScraps(trimDirt(span)), toBusinessName);
export const personNameField: FieldOf = byText((span) => trimSpan(span, /^[\s:;,、._|"'~^`*·-]$/), toPersonName);
export const textField: FieldOf = byText(trimDirt, toPlainText);
export const areaField: FieldOf = byText(trimSpan, readArea, /^[^\d.]$/);

/** The first date of a span. Its marks carry nothing. */
export const dateField: FieldOf = (name, span) => {
  const [first] = readDates(span ?? []);
  if (first !== undefined) return [toDateField(name, first)];
  const own = trimSpan(span ?? []);
  return own.length === 0 ? [] : [toDateField(name, { span: own, value: undefined })];
};

/** A date that was found with {@link readDates} or `readTerm`. */
export function toDateField(name: string, found: { span: Span; value: string | undefined }): ParsedField {
  return toField(name, found.span, found.value, PARTS_A_DATE);
}

/** One of a list of words (性别, 民族, 用途): the value is the word; undefined when it is none of them. */
export function wordField(name: string, span: Span | undefined, words: readonly string[]): ParsedField[] {
  const own = trimSpan(span ?? []);
  if (own.length === 0) return [];
  const text = foldedTextOf(own);
  const word = [...words].sort((a, b) => b.length - a.length).find((known) => text.startsWith(known));
  return [toField(name, word === undefined ? own : own.slice(0, word.length), word)];
}
