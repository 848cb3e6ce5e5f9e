import type { JsonValue } from '../canonical';
import type { DocumentProblem } from './document-type';
import { textValueOf, toProblem } from './problems';

/** A unit right behind a word that ends in none: 29号幢, 1幢层, 样例路号, 304号之. Reading loses a thin 1 there and is sure of the rest. */
const NUMBER_LOST =
  /号之(?![一二三四五六七八九十\d])|[号幢栋座层](?:幢|栋|单元|层)|[路街道巷村幢栋座层](?:号|室)|[路街道巷](?:幢|栋|座|单元|层)/;

/** A point between numbers where an enumeration comma stands: 14.85号档. */
const POINT = /\d\.\d/;
/** A word or two behind the last unit, outside brackets: what a seal or the next column has added. */
const TAIL = /(?:号档|号铺|商铺|号卡|[\d号][室铺档卡])[\u4e00-\u9fff]{1,2}$/;
/** A number right behind a city or a district: the road was lost. */
const ROADLESS = /[省市区县]\d/;
/** 一照多址 (one licence, several addresses), which a registrar adds in brackets, without its thin first stroke. */
const HALF_REMARK = /[（(]照多址/;
const ENDS_WELL = /(?:档口|铺面|铺位|档位|卡位|室内)$/;

/** NUMBER_MISSING: an address in which a number must stand and does not. ADDRESS_UNLIKELY: one that nobody writes so. */
export function checkAddress(values: Readonly<Record<string, JsonValue>>, name: string): DocumentProblem[] {
  const address = textValueOf(values, name) ?? '';
  if (NUMBER_LOST.test(address)) return [toProblem('NUMBER_MISSING', name, [name])];
  const isUnlikely =
    [POINT, ROADLESS, HALF_REMARK].some((odd) => odd.test(address)) || (TAIL.test(address) && !ENDS_WELL.test(address));
  return isUnlikely ? [toProblem('ADDRESS_UNLIKELY', name, [name])] : [];
}
