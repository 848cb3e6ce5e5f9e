import { foldedTextOf, lowerOfBoth, SCRAP_BELOW, type Span } from '../../layout';
import { toPlainText } from '../../normalise';

/** What the form of a scope prints behind its items, the same on every licence (市场主体登记管理条例 art 14; 经营范围登记规范化). */
const NOTES = [
  '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）',
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）',
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）',
];
const HEADING = /(?:一般|许可)(?:经营)?项目[:：;；.]/;
/** Items in brackets are shorter: `（除销售需要许可的商品）`. */
const BRACKETED = /\([^()]{18,70}(?:\)|$)/g;
const ALIKE = 0.7;

/**
 * The scope as the register writes it. Its items stay as read; only marks between them, which small print blurs, are set by
 * the fixed form `一般项目：…；…。（除依法须经批准的项目外…）许可项目：…`, and its printed notes, which say the same on every
 * licence, are written out.
 */
export function toScopeText(text: string): string {
  const plain = toPlainText(text)
    .replace(/(^|[）。])[^一-龥（]{0,3}般项目/g, '$1一般项目')
    .replace(/(一般项目|许可项目|一般经营项目|许可经营项目)[；.]/g, '$1：');
  const marked = (isHeaded(plain) ? plain.replace(/(?<!项目)：|·[，,；;]?/g, '；') : plain)
    .replace(/[，,.、；：。]?（(除依法|依法)须经/g, '。（$1须经')
    .replace(/）[：](?=[一-龥])/g, '）；')
    .replace(/(活动|为准)[。，.]?$/, '$1）');
  return marked.replace(/（[^（）]{18,70}）/g, (bracketed) => findNote(bracketed) ?? bracketed);
}

/** The current form, in which a colon stands behind headings only: nothing hangs on the other marks as read. */
export function isHeaded(text: string): boolean {
  return HEADING.test(text);
}

/** Without what the pattern behind the text has added: before the first heading, and single letters read with doubt. */
export function withoutScraps(span: Span): Span {
  const text = foldedTextOf(span);
  const start = text.search(HEADING);
  const isLetter = (at: number): boolean => /^[A-Z0-9]$/.test(text.charAt(at));
  // No item is one letter.
  const standsAlone = (at: number): boolean => isLetter(at) && !isLetter(at - 1) && !isLetter(at + 1);
  return span.filter(
    (character, at) => (start > 2 || at >= start) && !(standsAlone(at) && lowerOfBoth(character) < SCRAP_BELOW),
  );
}

/** Does a printed note begin that was not read whole, or the current form begin with other words than its heading? */
export function isUnclear(scope: string): boolean {
  if (isHeaded(scope) && scope.search(HEADING) > 0) return true;
  return /依法须经|自主开展|相关部门/.test(NOTES.reduce((rest, note) => rest.replaceAll(note, ''), scope));
}

/** The characters by which a scope is judged: its printed notes left out, which say nothing of this business. */
export function withoutNotes(span: Span): Span {
  const text = foldedTextOf(span);
  const notes = Array.from(text.matchAll(BRACKETED)).filter(([bracketed]) => findNote(bracketed) !== undefined);
  return span.filter((_, at) => !notes.some(({ index, 0: note }) => at >= index && at < index + note.length));
}

/** The note that a text in brackets was read from, if it is one. */
function findNote(bracketed: string): string | undefined {
  const read = toWords(bracketed);
  const likeness = NOTES.map((note) => ({ note, alike: shareOf(toWords(note), read) }));
  const best = likeness.sort((a, b) => b.alike - a.alike)[0];
  return best !== undefined && best.alike >= ALIKE ? best.note : undefined;
}

const toWords = (text: string): string => text.replace(/[^一-龥]/g, '');

/** Pairs of neighbours that two texts share, as a part of those of the one that has more. */
function shareOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = one.filter((pair) => other.includes(pair)).length;
  return shared / Math.max(1, one.length, other.length);
}

function pairsOf(text: string): string[] {
  return Array.from(text.slice(1), (second, at) => text.charAt(at) + second);
}
