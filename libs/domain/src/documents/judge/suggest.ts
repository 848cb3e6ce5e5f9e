import { parseCreditCode, parseLicenceNumber, parseResidentId, suggestCreditCodes } from '../../identifiers';
import { normaliseCode } from '../../text/normalise';
import type { DocumentFieldDefinition, ParsedField } from '../document-type';
import type { Span } from '../layout';

type Kind = DocumentFieldDefinition['kind'];

/** More are no help to a person. */
const MOST = 5;

/** Letters read in place of digits, where only digits can stand. */
const AS_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  G: '6',
};

/**
 * Values that a code with a wrong check digit may be meant as: first what a QR code on the page says, then what the engine
 * itself saw as its second choice or on its second reading, then what one lost, confused or surplus character would make.
 * Each has right check digits.
 * **For a person to choose from, never a repair.** Empty when the value is right as read.
 */
export function suggestValues(
  kind: Kind,
  field: Pick<ParsedField, 'value' | 'from'>,
  codes: readonly string[] = [],
): string[] {
  const read = typeof field.value === 'string' ? field.value : '';
  const isRight = CHECKS[kind];
  if (isRight === undefined || read === '' || read.length > 40 || isRight(read)) return [];
  const printed = codes.flatMap((text) => text.toUpperCase().match(/[0-9A-Z]{16,18}/g) ?? []).filter(isRight);
  const seen = seenByEngine(field.from).filter(isRight);
  const near = nearValues(kind, read).filter(isRight);
  return [...new Set([...printed, ...seen, ...near])].slice(0, MOST);
}

function nearValues(kind: Kind, read: string): string[] {
  if (kind === 'credit-code') return suggestCreditCodes(read);
  if (kind !== 'subject-code') return nearDigits(kind, read);
  return [...suggestCreditCodes(read), ...nearDigits('resident-id', read)];
}

const CHECKS: Partial<Record<Kind, (text: string) => boolean>> = {
  'credit-code': (text) => parseCreditCode(text).kind === 'valid',
  'resident-id': (text) => parseResidentId(text).kind === 'valid',
  'subject-code': (text) => parseCreditCode(text).kind === 'valid' || parseResidentId(text).kind === 'valid',
  'licence-number': (text) => parseLicenceNumber(text).kind === 'valid',
};

/** The second reading, and the first one with one or two characters as the engine's next best. The least sure come first. */
function seenByEngine(span: Span): string[] {
  const text = span.map((character) => normaliseCode(character.text));
  const again = span.map((character) => normaliseCode(character.again?.text ?? character.text)).join('');
  const doubts = span
    .map((character, at) => ({ at, to: normaliseCode(character.other?.text ?? ''), confidence: character.confidence }))
    .filter(({ to }) => to !== '')
    .sort((a, b) => a.confidence - b.confidence)
    .slice(0, 8);
  const replaced = (...changes: { at: number; to: string }[]): string =>
    text.map((character, at) => changes.find((change) => change.at === at)?.to ?? character).join('');
  const pairs = doubts.flatMap((one, index) => doubts.slice(index + 1).map((two) => replaced(one, two)));
  return [again, ...doubts.map((one) => replaced(one)), ...pairs];
}

/** One digit lost, surplus or changed; letters in the place of digits. Numbers of 18 (identity) or JY and 14 (licence). */
function nearDigits(kind: Kind, read: string): string[] {
  const prefix = kind === 'licence-number' ? 2 : 0;
  const length = kind === 'licence-number' ? 16 : 18;
  const fixed = Array.from(read, (character, at) =>
    at < prefix || (kind === 'resident-id' && character === 'X') ? character : (AS_DIGIT[character] ?? character),
  );
  const head = prefix === 0 ? '' : 'JY';
  const body = fixed.slice(prefix).join('');
  const whole = head + body;
  const digits = '0123456789';
  if (whole.length === length - 1)
    return Array.from({ length: body.length + 1 }, (_, at) => at).flatMap((at) =>
      Array.from(
        kind === 'resident-id' && at === body.length ? `${digits}X` : digits,
        (digit) => head + body.slice(0, at) + digit + body.slice(at),
      ),
    );
  if (whole.length === length + 1) return Array.from(body, (_, at) => head + body.slice(0, at) + body.slice(at + 1));
  if (whole.length !== length) return [];
  const confused = Array.from(body).flatMap((from, at) =>
    (ALIKE.find((group) => group.includes(from)) ?? '')
      .split('')
      .map((to) => head + body.slice(0, at) + to + body.slice(at + 1)),
  );
  return [whole, ...confused];
}

/** Digits that are taken for each other by eye and by machine. A change of any other is no near miss. */
const ALIKE = ['083', '17', '56', '69', '27', '38', '4', '2'];
