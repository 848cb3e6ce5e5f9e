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
  zh: '请在光线均匀处完整、清晰地重新拍摄营业执照；仍无法识别的，注明按原样提交（asIs）并照营业执照填写，由工作人员比对。',
  en: 'Photograph the whole licence again in even light; where that does not help, say that it be taken as it is (asIs) and type what it says: a clerk compares.',
};
const BY_A_CLERK: Bilingual = {
  zh: '由工作人员查看营业执照，与所填内容比对。',
  en: 'A clerk looks at the licence and compares it with the form.',
};

const FAULTS: Readonly<Record<LicenceFault, FaultWords>> = {
  unreadable: {
    code: 'BUSINESS_LICENCE_UNREADABLE', claim: 'business', todo: RETAKE,
    zh: '营业执照上的关键内容没有全部可靠识别，或者已被更正；具体是哪些，见该文件的各栏。',
    en: 'Not everything that matters on the business licence was read for sure, or some of it was corrected: the fields of that document say which.',
  },
  'another-business': {
    code: 'BUSINESS_LICENCE_OTHER_CODE', claim: 'business',
    zh: '上传的营业执照不是该统一社会信用代码的营业执照。',
    en: 'The uploaded business licence bears another credit code.',
    todo: {
      zh: '请核对所填代码，或者上传该代码的营业执照；代码识别有误的，请先在该文件中更正。',
      en: 'Compare the code, or upload the licence that bears it; where the code was misread, correct it at the document first.',
    },
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

/** What may stand in a field of a licence that no machine read for sure. */
export interface SeenText {
  name: string;
  /** Sure all the same. */
  accepted: boolean;
  /** As it was read, and what it may be meant as. */
  values: readonly string[];
  /** What its owner says it should be; empty when they say nothing. */
  declared: string;
}

/** A licence that a person is to read. */
export interface UnsureLicence {
  /** True when no machine could read it at all: it may then be anything. */
  unreadable: boolean;
  /** What it was recognised as. */
  type: string;
  fields: readonly SeenText[];
}

/**
 * Why a licence that no machine read for sure cannot be this business's and this person's; undefined when it may be, which
 * proves nothing: a form may be begun with it, and a person decides.
 *
 * @param about `types`: ids of the document types that count as a licence
 */
export function findUnsureFault(
  { unreadable, type, fields }: UnsureLicence,
  about: Pick<NewBusinessFacts, 'creditCode' | 'applicant'> & { types: readonly string[] },
): LicenceFault | undefined {
  if (unreadable) return undefined;
  const { creditCode, applicant, types } = about;
  // What is not even recognised as a licence is no reason to open a form.
  if (!types.includes(type)) return 'unreadable';
  const find = (name: string): SeenText | undefined => fields.find((field) => field.name === name);
  const code = find('creditCode');
  const codes = [...(code?.values ?? []), code?.declared ?? ''].filter((text) => text !== '');
  if (codes.length > 0 && !codes.includes(creditCode)) return 'another-business';
  const name = find('representative');
  const names = [...(name?.values ?? []), name?.declared ?? ''];
  const isOther = name?.accepted === true && !names.some((text) => comparePersonName(text, applicant.name) === 'same');
  return isOther ? 'another-representative' : undefined;
}

/** The right of whoever brought such a licence: what they say of themselves, until a person has read it. */
export function toAuthorityByUnsureLicence(): Authority {
  return { kind: 'representative', role: '', mandateId: '' };
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
    const remedy = fault === undefined || fault === 'unreadable' ? BY_A_CLERK : todo;
    return { questions: [], reasons: [toReason(claim, { ...words, basis: BASIS, remedy })] };
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
