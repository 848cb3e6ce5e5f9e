import { type LabelMatch, matchLabel } from './match-label';
import { type Piece, toPiece } from './rows';
import { foldedTextOf, type Span, trimSpan } from './span';
import { findSplitLabel } from './split-labels';

/** A label of a form and what it stands for. */
export interface LabelDefinition {
  /** Name of the field; left out for words that only end the value before them (footers, labels nobody needs). */
  field?: string;
  /** Its spellings, half width, without spaces and colon. */
  texts: readonly string[];
}

/** A label found on a page. */
export interface FoundLabel extends Piece {
  definition: LabelDefinition;
  /** Greater is surer. */
  score: number;
  errors: number;
  /** Of its lowest character. */
  letterHeight: number;
  /** A colon follows: its value begins right there, and not at an edge shared with others. */
  hasColon: boolean;
  /** What follows it in its own run, up to the next label there. */
  rest: Span;
}

interface Candidate {
  definition: LabelDefinition;
  span: Span;
  /** The span it was found in (its run, or several runs put together) and the places there. */
  within: Span;
  start: number;
  end: number;
  score: number;
  errors: number;
  scraps: Span;
}

/** The labels of one page, and the pieces that are left. */
export function findLabels(
  pieces: readonly Piece[],
  definitions: readonly LabelDefinition[],
): { labels: FoundLabel[]; rest: Piece[] } {
  const candidates = pieces.flatMap((piece) => [
    ...candidatesIn(piece.span, definitions),
    ...splitCandidates(piece, pieces, definitions),
  ]);
  const chosen = choose(candidates);
  const used = new Set(chosen.flatMap(({ span }) => span));
  const labels = chosen.map((candidate) => ({
    ...candidate,
    ...toPiece(candidate.span),
    rest: restOf(candidate, used),
    hasColon: foldedTextOf(candidate.within).charAt(candidate.end) === ':',
    letterHeight: Math.min(...candidate.span.map(({ top, bottom }) => bottom - top)),
  }));
  const taken = new Set([...used, ...labels.flatMap(({ rest: after, scraps }) => [...after, ...scraps])]);
  const rest = pieces
    .map(({ span }) => span.filter((character) => !taken.has(character)))
    .filter((span) => trimSpan(span).length > 0)
    .map(toPiece);
  return { labels, rest };
}

function restOf({ within, end }: Candidate, used: ReadonlySet<unknown>): Span {
  const after = within.slice(end);
  const next = after.findIndex((character) => used.has(character));
  return trimSpan(next === -1 ? after : after.slice(0, next));
}

function candidatesIn(span: Span, definitions: readonly LabelDefinition[]): Candidate[] {
  const text = foldedTextOf(span);
  const found: Candidate[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (const definition of definitions) {
      for (const label of spellingsAt(text, start, definition)) {
        const match = matchLabel(text, start, label) ?? matchSpread(span, text, start, label);
        if (match === undefined) continue;
        const { end, errors } = match;
        const colon = text.charAt(end) === ':';
        const apart = end === text.length || colon || hasGap(span, end);
        const opens = start === 0 || hasGap(span, start);
        // In the middle of a text only what is plainly a label; a doubtful spelling only where one must stand.
        if (!opens && (errors > 0 || !(colon || (apart && label.length >= 4)))) continue;
        if (errors > 0 && !apart && label.length < 6) continue;
        const score = label.length - 1.5 * errors + (apart ? 1.5 : 0) + (colon ? 1 : 0) + (start === 0 ? 1 : 0);
        found.push({ definition, span: span.slice(start, end), within: span, start, end, score, errors, scraps: [] });
      }
    }
  }
  return found;
}

/** A spelling that stands there in full leaves no room for its own beginning: `权利人` is not `权利` before `人`. */
function spellingsAt(text: string, start: number, { texts }: LabelDefinition): string[] {
  const whole = texts.filter((label) => text.startsWith(label, start));
  return texts.filter((label) => !whole.some((longer) => longer !== label && longer.startsWith(label)));
}

/** Two characters spread out, with scraps of the pattern behind them read as others between: `住人所`. */
function matchSpread(span: Span, text: string, at: number, label: string): LabelMatch | undefined {
  if (label.length !== 2 || text.charAt(at) !== label.charAt(0)) return undefined;
  const end = text.indexOf(label.charAt(1), at + 2);
  const [first, last, scraps] = [span[at], span[end], span.slice(at + 1, end)];
  if (end === -1 || scraps.length > 3 || first === undefined || last === undefined) return undefined;
  if (scraps.some(({ confidence }) => confidence > 0.9)) return undefined;
  return last.left - first.right > first.bottom - first.top ? { end: end + 1, errors: 0 } : undefined;
}

/** Labels whose characters stand so far apart that detection made several runs of them. */
function splitCandidates(piece: Piece, pieces: readonly Piece[], definitions: readonly LabelDefinition[]): Candidate[] {
  return definitions.flatMap((definition) =>
    definition.texts.flatMap((text): Candidate[] => {
      const split = findSplitLabel(piece, pieces, text);
      if (split === undefined) return [];
      const { label, after, scraps } = split;
      const place = { span: label, within: [...label, ...after], start: 0, end: label.length, scraps };
      return [{ definition, ...place, score: text.length + 2, errors: 0 }];
    }),
  );
}

/** By the middles of characters: their edges are the engine's guess. A blank of more than half a character's height. */
function hasGap(span: Span, at: number): boolean {
  const [before, after] = [span[at - 1], span[at]];
  if (before === undefined || after === undefined) return false;
  if (before.run !== after.run) return true;
  const middle = (character: { left: number; right: number }): number => (character.left + character.right) / 2;
  return middle(after) - middle(before) > 1.55 * (before.bottom - before.top);
}

/** The longest and surest first; what overlaps a better one goes, and a doubtful one goes where a sure one exists. */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => b.score - a.score);
  const sure = new Set(sorted.filter(({ errors }) => errors === 0).map(({ definition }) => definition));
  const used = new Set<unknown>();
  const chosen: Candidate[] = [];
  for (const candidate of sorted) {
    if (candidate.errors > 0 && sure.has(candidate.definition)) continue;
    if (candidate.span.some((character) => used.has(character))) continue;
    candidate.span.forEach((character) => used.add(character));
    chosen.push(candidate);
  }
  return chosen;
}
