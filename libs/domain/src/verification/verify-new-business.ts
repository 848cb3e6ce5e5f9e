import type { JsonValue } from '../canonical';
import { daysBetween, type LocalDate } from '../dates';
import type { Bilingual, Question, Reason } from '../decision';
import type { NewBusinessDefinition } from '../licence-types';
import { comparePersonName } from '../names';
import { toQuestion, toReason } from './claims';
import type { Authority } from './decide-authority';
import { type LicenceRecord, readLicence } from './registry-records';
import { verifyTerm } from './verify-business';
import { askAssurance, type ClaimedPerson } from './verify-person';

/** A business that the register knows nothing of, and the licence that its representative brought. */
export interface NewBusinessFacts {
  on: LocalDate;
  applicant: ClaimedPerson;
  creditCode: string;
  /** What the licence says, as extraction derives it; null when nothing of it can be decided on. */
  licence: JsonValue;
  /** How the licence type takes such a business. */
  newBusiness: NewBusinessDefinition;
}

/** Why a licence connects the person with no business. */
export type LicenceFault = 'unreadable' | 'another-business' | 'another-representative';

interface FaultWords extends Bilingual {
  code: string;
  claim: 'business' | 'authority';
  todo: Bilingual;
}

const BASIS = '行政许可法 art 31; 市场主体登记管理条例 art 21 (营业执照)';
const RETAKE: Bilingual = {
  zh: '请在光线均匀处完整、清晰地重新拍摄营业执照；仍无法识别的，可以到窗口办理。',
  en: 'Photograph the whole licence again in even light; where that does not help, the counter takes it.',
};

const FAULTS: Readonly<Record<LicenceFault, FaultWords>> = {
  unreadable: {
    code: 'BUSINESS_LICENCE_UNREADABLE', claim: 'business', todo: RETAKE,
    zh: '营业执照上的关键内容没有全部可靠识别。',
    en: 'Not everything that matters on the business licence was read for sure.',
  },
  'another-business': {
    code: 'BUSINESS_LICENCE_OTHER_CODE', claim: 'business',
    zh: '上传的营业执照不是该统一社会信用代码的营业执照。',
    en: 'The uploaded business licence bears another credit code.',
    todo: { zh: '请核对所填代码，或者上传该代码的营业执照。', en: 'Compare the code, or upload the licence that bears it.' },
  },
  'another-representative': {
    code: 'BUSINESS_LICENCE_REPRESENTATIVE', claim: 'authority',
    zh: '营业执照上的法定代表人（经营者、负责人）不是您。',
    en: 'The representative on the business licence is not you.',
    todo: {
      zh: '请由营业执照上的法定代表人（经营者、负责人）本人办理；登记机关有记录后，也可以委托他人。',
      en: 'The representative on it applies in person; once the register knows the business, also through an agent.',
    },
  },
}; // prettier-ignore

/** Undefined for a licence of this business that names this person. Whether that is enough is for others to say. */
export function findLicenceFault({ licence, creditCode, applicant }: NewBusinessFacts): LicenceFault | undefined {
  const record = readLicence(licence);
  if (record === undefined) return 'unreadable';
  if (record.creditCode !== creditCode) return 'another-business';
  // A name that only looks the same is another name.
  return comparePersonName(record.representative.name, applicant.name) === 'same'
    ? undefined
    : 'another-representative';
}

/** What the person can mend about a licence that connects them with no business. */
export function askLicence(fault: LicenceFault): Question {
  const { code, zh, en, todo } = FAULTS[fault];
  return toQuestion({ code, zh, en, todo, basis: BASIS });
}

/** The right of a representative by the licence alone: its bearer in person, never an agent. */
export function toAuthorityByLicence({ representative }: LicenceRecord): Authority {
  return { kind: 'representative', role: representative.role, mandateId: '' };
}

/**
 * Is the licence enough until the register knows the business? Only in the days in which the register may be behind, only
 * for the person it names, and only when they were recognised face to face: all else goes to a person.
 */
export function verifyNewBusiness(facts: NewBusinessFacts): {
  authority?: Authority;
  questions: Question[];
  reasons: Reason[];
} {
  const { on, applicant, licence, newBusiness } = facts;
  const fault = findLicenceFault(facts);
  const record = readLicence(licence);
  if (fault !== undefined || record === undefined) {
    const { claim, todo, ...words } = FAULTS[fault ?? 'unreadable'];
    return { questions: [], reasons: [toReason(claim, { ...words, basis: BASIS, remedy: todo })] };
  }
  const questions = askAssurance(applicant.assurance, newBusiness.assurance);
  const reasons = [...verifyAge(record.establishedOn, on, newBusiness), ...verifyTerm(record.termEnd, on)];
  return { authority: toAuthorityByLicence(record), questions, reasons };
}

function verifyAge(establishedOn: LocalDate, on: LocalDate, { days }: NewBusinessDefinition): Reason[] {
  const age = daysBetween(establishedOn, on);
  if (age >= 0 && age <= days.value) return [];
  return [
    toReason('business', {
      code: 'BUSINESS_NOT_NEW',
      zh: `营业执照的成立日期为${establishedOn}，市场主体登记却没有记录。`,
      en: `The licence says that the business was established on ${establishedOn}; the register has no record of it.`,
      basis: days.source,
    }),
  ];
}
