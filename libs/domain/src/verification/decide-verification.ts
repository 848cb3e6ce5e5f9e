import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Bilingual, Reason } from '../decision';
import { ageOn } from '../identifiers';
import { asDate, asList, asObject, asText, orNull, type Reader } from '../licence-types/readers';
import { comparePersonName } from '../names';
import { BAR_GROUNDS, VERIFICATION_PARAMETERS } from './parameters';

/** Who applies, as the identity provider named them. */
export interface ClaimedPerson {
  name: string;
  idNumber: string;
}

/** What is to be proved, and what the registries answered. `null` = the registry knows no such record. */
export interface VerificationFacts {
  on: LocalDate;
  applicant: ClaimedPerson;
  creditCode: string;
  /** Everyone and everything that was asked about at the register of bars. */
  barSubjects: readonly string[];
  population: JsonValue;
  business: JsonValue;
  bars: JsonValue;
}

/** Person, business and authority are proved, or a person has to look. No score, no average. */
export interface Verification {
  outcome: 'proved' | 'refer';
  reasons: Reason[];
}

interface PersonRecord {
  idNumber: string;
  name: string;
  birthDate: LocalDate;
  alive: boolean;
}

interface BusinessRecord {
  creditCode: string;
  status: string;
  representative: { idNumber: string; name: string; role: string };
}

interface Bar {
  subject: string;
  ground: string;
  from: LocalDate;
  until: LocalDate | null;
}

const asBoolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const readPerson = asObject<PersonRecord>({ idNumber: asText, name: asText, birthDate: asDate, alive: asBoolean });
const readBusiness = asObject<BusinessRecord>({
  creditCode: asText,
  status: asText,
  representative: asObject({ idNumber: asText, name: asText, role: asText }),
});
const readBars = asObject<{ bars: Bar[] }>({
  bars: asList(asObject<Bar>({ subject: asText, ground: asText, from: asDate, until: orNull(asDate) })),
});

const CLERK_CHECKS: Bilingual = {
  zh: '由工作人员核实，申请人暂无需操作。',
  en: 'A clerk checks it; there is nothing to do for now.',
};

function reason(code: string, zh: string, en: string, basis: string, remedy: Bilingual = CLERK_CHECKS): Reason {
  return { code, zh, en, basis, remedy, rule: `identity/${code}` };
}

/** The person exists under that name and number, lives, and is of age. */
export function verifyPerson(applicant: ClaimedPerson, answer: JsonValue, on: LocalDate): Reason[] {
  const basis = VERIFICATION_PARAMETERS.adultAge.source;
  if (answer === null) {
    return [
      reason(
        'PERSON_UNKNOWN',
        '人口库没有查到该身份证号码。',
        'The population register knows no such identity number.',
        '行政许可法 art 31',
      ),
    ];
  }
  const record = readPerson(answer);
  if (record === undefined || record.idNumber !== applicant.idNumber) {
    return [
      reason(
        'PERSON_ANSWER_UNUSABLE',
        '人口库的答复与所查询的人员不符。',
        'The answer of the population register is not about the person asked for.',
        '行政许可法 art 31',
      ),
    ];
  }
  const reasons: Reason[] = [];
  if (comparePersonName(record.name, applicant.name) !== 'same') {
    reasons.push(
      reason(
        'PERSON_NAME',
        '姓名与身份证号码在人口库中不一致。',
        'Name and identity number do not belong together in the population register.',
        '行政许可法 art 31',
      ),
    );
  }
  if (!record.alive) {
    reasons.push(
      reason(
        'PERSON_NOT_ALIVE',
        '人口库登记该人员已故。',
        'The population register records a death.',
        '行政许可法 art 31',
      ),
    );
  }
  if (ageOn(record.birthDate, on) < VERIFICATION_PARAMETERS.adultAge.value) {
    reasons.push(reason('PERSON_MINOR', '申请人未满十八周岁。', 'The applicant is under eighteen.', basis));
  }
  return reasons;
}

/** The business is registered and active, and the applicant is its representative. */
export function verifyBusiness(applicant: ClaimedPerson, creditCode: string, answer: JsonValue): Reason[] {
  if (answer === null) {
    return [
      reason(
        'BUSINESS_UNKNOWN',
        '市场主体登记没有该统一社会信用代码。',
        'The business register knows no such credit code.',
        '食品经营许可和备案管理办法 (申请人须先取得营业执照)',
      ),
    ];
  }
  const record = readBusiness(answer);
  if (record === undefined || record.creditCode !== creditCode) {
    return [
      reason(
        'BUSINESS_ANSWER_UNUSABLE',
        '市场主体登记的答复与所查询的主体不符。',
        'The answer of the business register is not about the business asked for.',
        '行政许可法 art 31',
      ),
    ];
  }
  const reasons: Reason[] = [];
  if (!VERIFICATION_PARAMETERS.activeStatuses.value.some((status) => status === record.status)) {
    reasons.push(reason('BUSINESS_STATUS', `登记状态为“${record.status}”。`, `The business is registered as "${record.status}".`, VERIFICATION_PARAMETERS.activeStatuses.source, {
      zh: '请先到登记机关恢复正常登记状态，再重新提交。',
      en: 'Restore the registration with the registration authority, then submit again.',
    })); // prettier-ignore
  }
  if (record.representative.idNumber !== applicant.idNumber) {
    reasons.push(reason('AUTHORITY_NONE', '申请人不是登记的法定代表人、经营者或负责人。', 'The applicant is not the registered representative, operator or person in charge.', '行政许可法 art 29', {
      zh: '请由法定代表人（经营者、负责人）本人登录办理。',
      en: 'The representative must sign in and apply in person.',
    })); // prettier-ignore
  }
  return reasons;
}

/** Nobody named in the case is barred on that day. A bar never refuses by itself: it goes to a person with its ground. */
export function verifyBars(subjects: readonly string[], answer: JsonValue, on: LocalDate): Reason[] {
  const record = readBars(answer);
  if (record === undefined || record.bars.some(({ subject }) => !subjects.includes(subject))) {
    return [
      reason(
        'BARS_ANSWER_UNUSABLE',
        '从业禁止名单的答复无法采用。',
        'The answer of the register of bars cannot be used.',
        '食品安全法 art 135',
      ),
    ];
  }
  const standing = record.bars.filter(({ from, until }) => from <= on && (until === null || on <= until));
  return standing.map(({ ground }) => {
    const { zh, en, basis } = BAR_GROUNDS[ground] ?? { zh: '从业禁止', en: 'a bar', basis: '食品安全法 art 135' };
    return reason(
      `BAR_${ground.toUpperCase().replaceAll('-', '_')}`,
      `查到限制：${zh}。`,
      `There is a bar: ${en}.`,
      basis,
    );
  });
}

/** Everything that stands against the applicant, the business and the authority to act, told at once (行政许可法 art 32). */
export function decideVerification(facts: VerificationFacts): Verification {
  const reasons = [
    ...verifyPerson(facts.applicant, facts.population, facts.on),
    ...verifyBusiness(facts.applicant, facts.creditCode, facts.business),
    ...verifyBars(facts.barSubjects, facts.bars, facts.on),
  ];
  return { outcome: reasons.length === 0 ? 'proved' : 'refer', reasons };
}
