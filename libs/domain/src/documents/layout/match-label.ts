/** Characters that recognition takes for each other in labels; only used where the label is too short to tell otherwise. */
const CONFUSED = [
  '称稱祢你弥',
  '住佳往任隹',
  '所听斫',
  '类美娄',
  '型刑',
  '姓性娃',
  '名各召',
  '址趾扯圵',
  '族旅',
  '别刖',
  '出岀',
  '号兮',
  '期朝',
  '日曰目',
  '自白',
  '至到',
];

/** Where a label matches: the place after it, and how many characters differ. */
export interface LabelMatch {
  end: number;
  errors: number;
}

/**
 * Matches a label at a place of a folded text. Labels of four characters and more may have one wrong, missing or surplus
 * character (two wrong ones from seven on); shorter ones only characters that are known to be confused.
 */
export function matchLabel(text: string, at: number, label: string): LabelMatch | undefined {
  if (text.startsWith(label, at)) return { end: at + label.length, errors: 0 };
  const same = text.slice(at, at + label.length);
  if (same.length === label.length) {
    const wrong = Array.from(label).filter((character, index) => character !== same.charAt(index));
    if (label.length < 4) {
      const known = Array.from(label).every((character, index) => isAlike(character, same.charAt(index)));
      return known && wrong.length < label.length ? { end: at + label.length, errors: wrong.length } : undefined;
    }
    if (wrong.length <= (label.length >= 7 ? 2 : 1) && !/^[\d:]$/.test(same.charAt(label.length - 1)))
      return { end: at + label.length, errors: wrong.length };
  }
  if (label.length < 4) return undefined;
  for (let gone = 0; gone < label.length; gone += 1) {
    const without = label.slice(0, gone) + label.slice(gone + 1);
    if (text.startsWith(without, at)) return { end: at + without.length, errors: 1 };
  }
  for (let surplus = 1; surplus < label.length; surplus += 1) {
    const [head, tail] = [label.slice(0, surplus), label.slice(surplus)];
    if (text.startsWith(head, at) && text.startsWith(tail, at + surplus + 1))
      return { end: at + label.length + 1, errors: 1 };
  }
  return undefined;
}

function isAlike(a: string, b: string): boolean {
  return a === b || CONFUSED.some((group) => group.includes(a) && group.includes(b));
}
