import type { DocumentTypeDefinition, TypeMark } from './document-type';
import { listDocumentTypes } from './document-types';
import { matchLabel } from './layout/match-label';
import { toLines, toPieces } from './layout/rows';
import { foldedTextOf } from './layout';
import type { PageText } from './page-text';

/** What a document is recognised as. */
export interface Classification {
  /** Undefined when it is blank, none we know, or cannot be told from another. */
  type: DocumentTypeDefinition | undefined;
  /** Sum of the marks found; 1 is enough. */
  score: number;
  /** Marks of two documents: of different kinds on one page, or of one kind anywhere. */
  two: boolean;
}

const ENOUGH = 1;
/** The next best type must lie this far behind. */
const MARGIN = 0.4;

/** By weighted marks: titles that are lines of their own, and labels. */
export function classifyPages(pages: readonly PageText[]): Classification {
  const lines = pages.flatMap(toTexts);
  const scored = listDocumentTypes()
    .map((type) => ({ type, ...scoreOf(type, lines) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score < ENOUGH) return { type: undefined, score: best?.score ?? 0, two: false };
  const onePage = pages.length === 1;
  const isWithAnother = next !== undefined && next.score >= ENOUGH && next.titled && best.titled;
  const two = best.twice || (onePage && isWithAnother);
  if (!two && next !== undefined && next.score >= ENOUGH && best.score - next.score < MARGIN)
    return { type: undefined, score: best.score, two: false };
  return { type: best.type, score: best.score, two };
}

function scoreOf(
  type: DocumentTypeDefinition,
  lines: readonly string[],
): { score: number; titled: boolean; twice: boolean } {
  const found = type.marks.map((mark) => ({ mark, times: lines.filter((line) => holds(line, mark)).length }));
  return {
    score: found.reduce((sum, { mark, times }) => sum + (times > 0 ? mark.weight : 0), 0),
    titled: found.some(
      ({ mark, times }) => times > 0 && (mark.once === true || (mark.title === true && mark.weight >= 0.8)),
    ),
    twice:
      found.some(({ mark, times }) => mark.once === true && times > 1) ||
      type.marks.some(({ twin, text }) => twin === true && countIn(lines, text) > 1),
  };
}

/** Places, not lines: two short labels side by side are one line. */
function countIn(lines: readonly string[], text: string): number {
  return lines.reduce((sum, line) => sum + line.split(text).length - 1, 0);
}

/** Each run alone, and each line whose runs are put together (spread titles, split labels). */
function toTexts(page: PageText): string[] {
  const pieces = toPieces(page);
  const lines = toLines(pieces).filter((line) => line.length > 1);
  const alone = lines.flat().filter(({ span }) => span.length > 3);
  const single = toLines(pieces)
    .filter((line) => line.length === 1)
    .flat();
  return [
    ...[...single, ...alone].map(({ span }) => foldedTextOf(span)),
    ...lines.map((line) => foldedTextOf(line.filter(({ span }) => span.length <= 3).flatMap(({ span }) => span))),
  ];
}

function holds(line: string, { text, title }: TypeMark): boolean {
  if (title === true) {
    const bare = line.replace(/\((正本|副本|复印件)[^)]*\)|正本|副本/g, '');
    const match = matchLabel(bare, 0, text);
    return match !== undefined && bare.length - match.end <= 2;
  }
  if (line.includes(text)) return true;
  return text.length >= 6 && Array.from(line).some((_, at) => matchLabel(line, at, text) !== undefined);
}
