import type { JsonValue } from '../../../canonical';
import type { LocalDate } from '../../../dates';
import { checkAddress } from '../../check-address';
import type { DocumentProblem } from '../../document-type';
import { dateOf, textValueOf, toProblem } from '../../problems';

type Values = Readonly<Record<string, JsonValue>>;

/** 宗地: county, cadastral area and sub-area, kind of right (G J Z) and of land, serial; 定着物: kind (F L Q W) and serial. */
const UNIT_NUMBER = /^\d{6}\d{6}[GJZ][A-Z]\d{5}[FLQW]\d{8}$/;
const NUMBER = /^[\u4e00-\u9fff]（\d{4}）[\u4e00-\u9fff]{2,16}不动产权第\d{5,9}号$/;

export function checkRealEstateCertificate(values: Values, on: LocalDate): DocumentProblem[] {
  const end = dateOf(values, 'termEnd');
  const [unit, number] = [textValueOf(values, 'unitNumber'), textValueOf(values, 'number')];
  return [
    ...checkAddress(values, 'address'),
    ...(end !== undefined && end < on ? [toProblem('EXPIRED', 'termEnd')] : []),
    ...(unit !== undefined && !UNIT_NUMBER.test(unit) ? [UNIT_NUMBER_FORM] : []),
    ...(number !== undefined && !NUMBER.test(number) ? [NUMBER_FORM] : []),
  ];
}

const todo = {
  zh: '请核对证书；如识别有误，请重新拍摄该处',
  en: 'look at the certificate; if it was misread, take a better photo of that part',
};

const UNIT_NUMBER_FORM: DocumentProblem = {
  code: 'UNIT_NUMBER_FORM',
  field: 'unitNumber',
  doubts: ['unitNumber'],
  zh: '不动产单元号不符合28位编码规则（GB/T 37346-2019）',
  en: 'the unit number has not the form of GB/T 37346-2019 (28 characters)',
  todo,
};

const NUMBER_FORM: DocumentProblem = {
  code: 'CERTIFICATE_NUMBER_FORM',
  field: 'number',
  doubts: ['number'],
  zh: '不动产权证书号的格式不完整',
  en: 'the certificate number has not its usual form',
  todo,
};
