import type { PipeTransform } from '@nestjs/common';
import { ADDRESS_CODE, CREDIT_CODE, RESIDENT_ID } from '../population/records/identifiers.validators';
import { badForm } from '../problems/sandbox-problem';

interface Form {
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
}

/**
 * Lets an identifier of the right form through. Its check digits are not judged: a registry that has no such record says
 * so, and the licensing system must cope with either.
 */
class IdFormPipe implements PipeTransform<string, string> {
  constructor(
    private readonly field: string,
    private readonly form: Form,
  ) {}

  transform(value: string): string {
    if (!this.form.pattern.test(value)) throw badForm(this.field, this.form);
    return value;
  }
}

const residentId: Form = {
  pattern: RESIDENT_ID,
  zh: '18位公民身份号码，末位X大写',
  en: '18 characters: 17 digits, then a digit or a capital X',
};
const creditCode: Form = {
  pattern: CREDIT_CODE,
  zh: '18位统一社会信用代码，字母大写',
  en: '18 characters of 0-9 and A-Z without I, O, S, V, Z, in capitals',
};
const addressCode: Form = {
  pattern: ADDRESS_CODE,
  zh: '标准地址编码，4至40位大写字母、数字或连字符',
  en: '4 to 40 capitals, digits and hyphens',
};

export const residentIdForm = new IdFormPipe('idNumber', residentId);
export const representativeForm = new IdFormPipe('representative', residentId);
export const creditCodeForm = new IdFormPipe('creditCode', creditCode);
export const addressCodeForm = new IdFormPipe('addressCode', addressCode);
