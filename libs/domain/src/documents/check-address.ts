import type { JsonValue } from '../canonical';
import type { DocumentProblem } from './document-type';
import { textValueOf } from './problems';

/** A unit right behind a word that ends in none: 29号幢, 1幢层, 样例路号. Reading loses a thin 1 there and is sure of the rest. */
const NUMBER_LOST = /[号幢栋座层](?:幢|栋|单元|层)|[路街道巷村幢栋座层](?:号|室)|[路街道巷](?:幢|栋|座|单元|层)/;

/** NUMBER_MISSING: an address in which a number must stand and does not. */
export function checkAddress(values: Readonly<Record<string, JsonValue>>, name: string): DocumentProblem[] {
  if (!NUMBER_LOST.test(textValueOf(values, name) ?? '')) return [];
  return [
    {
      code: 'NUMBER_MISSING',
      field: name,
      doubts: [name],
      zh: '地址中缺少门牌、楼栋或楼层号码，可能漏识了数字',
      en: 'a number of door, building or floor is missing in the address: a digit may have been lost in reading',
      todo: {
        zh: '请核对地址；如识别有误，请重新拍摄该处',
        en: 'check the address; if it was misread, take a better photo of that part',
      },
    },
  ];
}
