import { normaliseCode, toHalfWidth, withoutSpaces } from '../../text/normalise';

/** Full-width punctuation in Chinese text, as the registers write it: brackets, commas, colons, semicolons. */
const FULL: Readonly<Record<string, string>> = { '(': '（', ')': '）', ',': '，', ':': '：', ';': '；' };

/** Names of businesses as the register writes them: no spaces, brackets full width, letters and digits half width. */
export function toBusinessName(text: string): string {
  return withOne(withoutSpaces(toHalfWidth(text)))
    .replace(/[〔【［[]/g, '(')
    .replace(/[〕】］\]]/g, ')')
    .replace(/[()]/g, (bracket) => FULL[bracket] ?? bracket);
}

/** Names of people: no spaces, the dot of minority names as `·`. */
export function toPersonName(text: string): string {
  return withoutSpaces(toHalfWidth(text)).replace(/[·•‧∙⋅●⸱・･.]/g, '·');
}

/** Addresses and free text: no spaces, letters and digits half width, punctuation full width beside Chinese characters. */
export function toPlainText(text: string): string {
  const stopped = withOne(withoutSpaces(toHalfWidth(text))).replace(
    /(?<=[\u4E00-\u9FFF)）])\.(?=[\u4E00-\u9FFF(（]|$)/g,
    '。',
  );
  return stopped.replace(/[(),:;]/g, (mark, at: number, all: string) =>
    /\d[,:]\d/.test(all.slice(Math.max(0, at - 1), at + 2)) ? mark : (FULL[mark] ?? mark),
  );
}

/** Upper case, half width, no spaces. A code is kept as read: nothing is repaired here. */
export function toCodeText(text: string): string {
  return normaliseCode(text);
}

/** A long dash between Chinese characters is the numeral 一: dashes stand between digits and letters only. */
function withOne(text: string): string {
  return text.replace(/(?<![\dA-Za-z])[—─](?![\dA-Za-z])/g, '一');
}
