import type { LabelDefinition } from './find-labels';
import { type LabelMatch, matchLabel } from './match-label';
import type { RunningText } from './running-text';
import { type PlacedCharacter, type Span, trimSpan } from './span';

/** A label in running text (`承租方（乙方）：`) and what follows it. */
export interface Section {
  /** Name of the label's definition; undefined for a label that only ends the one before. */
  field: string | undefined;
  label: Span;
  /** Up to the next label, the pattern that ends sections, or a line that stops short of the margin. */
  value: Span;
  /** Place of the label in the running text. */
  start: number;
  /** Place after the value. */
  end: number;
}

/** What may stand between a label and its colon: `（乙方）`, `（盖章）`. */
const REMARK = /^\([^()]{1,16}\)/;

/**
 * The labels of a text in sentences, in order. A word is a label where a colon follows it, or where it begins a piece of
 * text and nothing but a remark in brackets comes after; elsewhere (`乙方应当…`) it is a word like any other.
 */
export function readSections(running: RunningText, labels: readonly LabelDefinition[], ends?: RegExp): Section[] {
  const found = findLabels(running, labels);
  const margins = marginsOf(running.characters);
  return found.map(({ definition, start, end }, at) => {
    const limit = found[at + 1]?.start ?? running.text.length;
    const stop = ends === undefined ? -1 : running.text.slice(end, limit).search(ends);
    const whole = running.characters.slice(end, stop === -1 ? limit : end + stop);
    const value = cutAtShortLine(whole, margins, running.characters[end - 1]);
    return {
      field: definition.field,
      label: running.characters.slice(start, end),
      value: trimSpan(value),
      start,
      end: end + value.length,
    };
  });
}

/**
 * Whose particulars a section holds: of the party named last before it, and where parties stand in two columns, of the one
 * in its own column.
 * @param parties names of the labels that name a party.
 */
export function findParty(
  sections: readonly Section[],
  section: Section,
  parties: readonly string[],
): Section | undefined {
  const before = sections.filter(
    ({ field, start }) => start < section.start && field !== undefined && parties.includes(field),
  );
  const left = section.label[0]?.left ?? 0;
  const isInColumn = ({ label: [first] }: Section): boolean =>
    first !== undefined && Math.abs(first.left - left) < 6 * (first.bottom - first.top);
  const inColumn = before.filter(isInColumn);
  return inColumn[inColumn.length - 1] ?? before[before.length - 1];
}

interface Found {
  definition: LabelDefinition;
  start: number;
  end: number;
}

function findLabels({ text, characters }: RunningText, labels: readonly LabelDefinition[]): Found[] {
  const spellings = labels
    .flatMap((definition) => definition.texts.map((spelling) => ({ definition, spelling })))
    .sort((a, b) => b.spelling.length - a.spelling.length);
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const opens = isBreak(characters, at);
    // What is spelt right goes before what is nearly a longer word: 委托人 is no 受委托人.
    const exact = spellings.flatMap((one) => toMatches(one, matchExactly(text, at, one.spelling)));
    const near = opens ? spellings.flatMap((one) => toMatches(one, matchLabel(text, at, one.spelling))) : [];
    for (const { definition, match } of [...exact, ...near]) {
      const remark = REMARK.exec(text.slice(match.end, match.end + 20))?.[0] ?? '';
      const end = match.end + remark.length;
      const hasColon = /^[:;]$/.test(text.charAt(end));
      const standsAlone = opens && (isBreak(characters, end) || (remark !== '' && match.errors === 0));
      if (!hasColon && !standsAlone) continue;
      found.push({ definition, start: at, end: hasColon ? end + 1 : end });
      at = end - 1;
      break;
    }
  }
  return found;
}

interface Spelling {
  definition: LabelDefinition;
  spelling: string;
}

function toMatches(
  { definition }: Spelling,
  match: LabelMatch | undefined,
): { definition: LabelDefinition; match: LabelMatch }[] {
  return match === undefined ? [] : [{ definition, match }];
}

function matchExactly(text: string, at: number, label: string): LabelMatch | undefined {
  return text.startsWith(label, at) ? { end: at + label.length, errors: 0 } : undefined;
}

/** Does another run begin here? */
function isBreak(characters: Span, at: number): boolean {
  const [before, after] = [characters[at - 1], characters[at]];
  return before === undefined || after === undefined || before.run !== after.run || before.page !== after.page;
}

/** The right edge of each page's text. */
function marginsOf(characters: Span): ReadonlyMap<number, number> {
  const margins = new Map<number, number>();
  for (const { page, right } of characters) margins.set(page, Math.max(margins.get(page) ?? 0, right));
  return margins;
}

/** A line that ends well before the margin ends its paragraph. */
function cutAtShortLine(span: Span, margins: ReadonlyMap<number, number>, label: PlacedCharacter | undefined): Span {
  const end = span.findIndex((character, at) => {
    const before = at === 0 ? label : span[at - 1];
    if (before === undefined || !isNextLine(before, character)) return false;
    // A label alone on its line has its value below.
    if (at === 0) return false;
    return before.right < (margins.get(before.page) ?? 0) - 2.5 * (before.bottom - before.top);
  });
  return end === -1 ? span : span.slice(0, end);
}

function isNextLine(before: PlacedCharacter, after: PlacedCharacter): boolean {
  return before.page !== after.page || after.top > (before.top + before.bottom) / 2;
}
