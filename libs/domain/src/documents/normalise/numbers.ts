import { normaliseCode } from '../../text/normalise';

/** Numerals of sums, in the forms that cannot be changed with a stroke, and the plain ones. */
const SUM_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLAIN_DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 };

/** `120.50平方米`, `1,200㎡`, `35 m²`. The number alone; undefined when there is none or more than one. */
export function readArea(text: string): number | undefined {
  const plain = normaliseCode(text).replace(/(平方米|平米|㎡|M2|M²|平方公尺)/g, '#');
  const match = /^[^\d]*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)#?[^\d]*$/.exec(plain);
  return match?.[1] === undefined ? undefined : Number(match[1].replace(/,/g, ''));
}

/** A sum in yuan: `500万元`, `人民币伍佰万元整`, `100.5万人民币`, `3000元`. Undefined when it cannot be told. */
export function readYuan(text: string): number | undefined {
  const plain = normaliseCode(text).replace(/人民币|元|圆|整|RMB|¥|￥|\(|\)/g, '');
  const digits = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万|亿)?$/.exec(plain);
  if (digits?.[1] !== undefined) {
    const scale = digits[2] === '万' ? 10_000 : digits[2] === '亿' ? 100_000_000 : 1;
    return Math.round(Number(digits[1].replace(/,/g, '')) * scale * 100) / 100;
  }
  return readNumerals(plain);
}

/** 伍佰万 = 5,000,000; 壹仟贰佰 = 1,200. */
function readNumerals(text: string): number | undefined {
  if (text === '') return undefined;
  let [total, section, digit] = [0, 0, 0];
  for (const character of text) {
    const value = Math.max(SUM_DIGITS.indexOf(character), PLAIN_DIGITS.indexOf(character));
    const unit = UNITS[character];
    if (value >= 0) digit = value;
    else if (unit !== undefined) {
      section += (digit || 1) * unit;
      digit = 0;
    } else if (character === '万' || character === '亿') {
      total = (total + section + digit) * (character === '万' ? 10_000 : 100_000_000);
      section = 0;
      digit = 0;
    } else return undefined;
  }
  return total + section + digit;
}
