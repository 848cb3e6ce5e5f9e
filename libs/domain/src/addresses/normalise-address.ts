import { toHalfWidth, unifyBrackets, withoutSpaces } from '../text/normalise';

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const NUMERAL = '[零〇一二三四五六七八九十百]+';
/** Only before a unit or after 之: 五邑路 and 三江镇 are names and keep their numerals. */
const BEFORE_UNIT = new RegExp(`${NUMERAL}(?=号|楼|层|室|栋|座|幢|单元|铺|房|之)`, 'g');
const AFTER_SUB = new RegExp(`之(${NUMERAL})`, 'g');

/** Half width, one kind of bracket and hyphen, 號 as 号, numerals of doors and floors as digits, `12之一号` as `12号之1`. */
export function normaliseAddress(text: string): string {
  return unifyBrackets(withoutSpaces(toHalfWidth(text)))
    .toUpperCase()
    .replace(/[—–―‐−]/g, '-')
    .replace(/[,。;]/g, '')
    .replace(/號/g, '号')
    .replace(/鋪/g, '铺')
    .replace(/首层|首楼/g, '1层')
    .replace(AFTER_SUB, (_whole, numeral: string) => `之${toNumber(numeral)}`)
    .replace(BEFORE_UNIT, (numeral) => String(toNumber(numeral)))
    .replace(/第(?=\d)/g, '')
    .replace(/(\d)楼/g, '$1层')
    .replace(/(?<![之\d])(\d+)之(\d+)号(?!之)/g, '$1号之$2');
}

/** 十二 = 12, 一百二十 = 120, 二〇五 = 205. */
function toNumber(numeral: string): number {
  if (!/[十百]/.test(numeral)) return Number(Array.from(numeral, (character) => DIGITS[character]).join(''));
  let total = 0;
  let digit: number | undefined;
  for (const character of numeral) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : undefined;
    if (unit === undefined) digit = DIGITS[character];
    else {
      total += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}
