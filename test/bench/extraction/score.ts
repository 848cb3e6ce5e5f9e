import { type DocumentReading, findLocalDate, getDocumentType } from '@licensing/domain';
import type { DocumentKind, Fields, Level } from '../../corpus/document';
import { dateForms, writeDate } from '../../corpus/subjects/dates';

/** One field of one document: what stands there and what was read. */
export interface FieldScore {
  readonly type: DocumentKind;
  readonly level: Level;
  readonly field: string;
  readonly critical: boolean;
  readonly truth: string;
  readonly read: string;
  readonly isExact: boolean;
  /** Characters to insert, drop or change. */
  readonly edits: number;
  readonly length: number;
  readonly accepted: boolean;
  readonly confidence: number | undefined;
  readonly fault: string | undefined;
}

/** Differences of width, spaces and separators of lists are none. */
export function toComparable(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join('') : typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[;,、，；]/g, '')
    .toUpperCase();
}

/** Every field that the document bears, and every one that was found where there is none. */
export function scoreFields(
  wish: { readonly type: DocumentKind; readonly level: Level },
  truth: Fields,
  reading: DocumentReading | undefined,
): FieldScore[] {
  const { type, level } = wish;
  const isRightType = reading?.type === type;
  const found = new Map(isRightType ? reading.fields.map((field) => [field.name, field]) : []);
  return getDocumentType(type).fields.flatMap(({ name, critical }) => {
    const field = found.get(name);
    const wanted = toComparable(truth[name]);
    const read = toComparable(field?.value ?? field?.raw);
    const isThere = name in truth;
    const isFound = field !== undefined && field.value !== null;
    if (!isThere && !isFound) return [];
    const edits = distance(Array.from(wanted), Array.from(read));
    return {
      type,
      level,
      field: name,
      critical,
      truth: wanted,
      read,
      isExact: wanted === read && (field?.value ?? null) !== null,
      edits,
      length: Array.from(wanted).length,
      accepted: field?.accepted ?? false,
      confidence: field?.confidence,
      fault: isRightType ? field?.fault : 'type',
    };
  });
}

/** What stands verbatim in the text counts as read, wherever it stands: a reader is not blamed for parsers made for another. */
export function creditText(scores: readonly FieldScore[], text: string): FieldScore[] {
  const all = toComparable(text);
  return scores.map((score) => {
    const date = findLocalDate(score.truth);
    const forms = date === undefined ? [score.truth] : dateForms.map((form) => toComparable(writeDate(date, form)));
    const isThere = score.truth !== '' && forms.some((form) => all.includes(form));
    return score.isExact || !isThere ? score : { ...score, read: score.truth, isExact: true, edits: 0 };
  });
}

/** Levenshtein. */
export function distance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, index) => index + 1);
  from.forEach((character, above) => {
    const next: number[] = [];
    row.forEach((up, index) => {
      const left = next[index - 1] ?? above + 1;
      const corner = index === 0 ? above : (row[index - 1] ?? above);
      next.push(Math.min(left + 1, up + 1, corner + (character === to[index] ? 0 : 1)));
    });
    row = next;
  });
  return row[row.length - 1] ?? from.length;
}
