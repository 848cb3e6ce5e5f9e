import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Bilingual, Reason } from '../decision';
import { toReason } from './claims';
import { BUSINESS_STATUSES } from './parameters';
import { type BusinessRecord, readBusiness } from './registry-records';

/** The business is registered, in good standing, and its term has not ended. */
export function verifyBusiness(creditCode: string, answer: JsonValue, on: LocalDate): Reason[] {
  if (answer === null) {
    return [
      toReason('business', {
        code: 'BUSINESS_UNKNOWN',
        zh: '市场主体登记没有该统一社会信用代码。',
        en: 'The business register knows no such credit code.',
        basis: '食品经营许可和备案管理办法 (申请人应当先取得营业执照等合法主体资格)',
        remedy: {
          zh: '请核对营业执照上的统一社会信用代码；尚未登记的，请先办理营业执照。',
          en: 'Compare the code with the business licence; who is not registered yet registers first.',
        },
      }),
    ];
  }
  const record = readBusiness(answer, creditCode);
  if (record === undefined) {
    return [
      toReason('business', {
        code: 'BUSINESS_ANSWER_UNUSABLE',
        zh: '市场主体登记的答复不完整，或与所查询的主体不符。',
        en: 'The answer of the business register is incomplete or not about the business asked for.',
        basis: '行政许可法 art 31',
      }),
    ];
  }
  return [...verifyStatus(record), ...verifyTerm(record.termEnd, on, EXTEND), ...verifyWhole(record)];
}

function verifyStatus({ status }: BusinessRecord): Reason[] {
  const row = Object.hasOwn(BUSINESS_STATUSES, status) ? BUSINESS_STATUSES[status] : undefined;
  if (row === undefined) {
    return [
      toReason('business', {
        code: 'BUSINESS_STATUS_UNKNOWN',
        zh: '市场主体的登记状态无法识别。',
        en: 'The registered status of the business is none that is known.',
        basis: '市场主体登记管理条例 (登记状态)',
      }),
    ];
  }
  if (row.standing === 'good') return [];
  const { code, text, basis, remedy } = row;
  return [
    toReason('business', {
      code,
      zh: `市场主体登记状态为“${text.zh}”。`,
      en: `The business is ${text.en}.`,
      basis,
      remedy,
    }),
  ];
}

const EXTEND: Bilingual = {
  zh: '请先向登记机关办理营业期限变更登记。',
  en: 'Have the term extended by the registration authority first.',
};

/** The term of a business has not ended, whoever says when it does. Without a remedy a clerk checks it. */
export function verifyTerm(termEnd: LocalDate | null, on: LocalDate, remedy?: Bilingual): Reason[] {
  if (termEnd === null || on <= termEnd) return [];
  return [
    toReason('business', {
      code: 'BUSINESS_TERM_ENDED',
      zh: `营业期限已于${termEnd}届满。`,
      en: `The term of the business ended on ${termEnd}.`,
      basis: '市场主体登记管理条例 art 9; 公司法 (营业期限)',
      ...(remedy === undefined ? {} : { remedy }),
    }),
  ];
}

/** Who acts may be clear already, but a licence rests on a whole record. */
function verifyWhole({ scope, registrar }: BusinessRecord): Reason[] {
  if (scope.trim() !== '' && registrar.trim() !== '') return [];
  return [
    toReason('business', {
      code: 'BUSINESS_RECORD_INCOMPLETE',
      zh: '市场主体登记没有经营范围或登记机关。',
      en: 'The business register names no scope or no registration authority.',
      basis: '市场主体登记管理条例 art 8; 行政许可法 art 31',
    }),
  ];
}
