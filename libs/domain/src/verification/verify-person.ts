import { type AssuranceLevel, ASSURANCE_LEVELS, meetsAssurance } from '../assurance';
import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Bilingual, Question, Reason } from '../decision';
import { ageOn, birthDateOf, parseResidentId } from '../identifiers';
import type { AssuranceDemand } from '../licence-types';
import { comparePersonName } from '../names';
import { toQuestion, toReason } from './claims';
import { VERIFICATION_PARAMETERS } from './parameters';
import { readPerson } from './registry-records';

/** Somebody as the identity provider named them. */
export interface ClaimedPerson {
  name: string;
  idNumber: string;
  /** How surely they were recognised. */
  assurance: string;
}

const LEVEL_NAMES: Readonly<Record<AssuranceLevel, Bilingual>> = {
  password: { zh: '账号密码登录', en: 'sign-in with a password' },
  'real-name': { zh: '实名认证', en: 'real-name sign-in' },
  'face-verified': { zh: '人脸核验', en: 'face-verified sign-in' },
};

/** Asks for a surer sign-in where the law wants one; the levels that do are its choices, the easiest first. */
export function askAssurance(held: string, demand: AssuranceDemand): Question[] {
  if (meetsAssurance(held, demand.level)) return [];
  const { zh, en } = LEVEL_NAMES[demand.level];
  return [
    toQuestion({
      code: 'ASSURANCE_TOO_LOW',
      zh: `此项操作须以“${zh}”或更高等级登录。`,
      en: `This needs ${en}, or a surer one.`,
      basis: demand.source,
      todo: {
        zh: `请以“${zh}”重新登录后继续，已填写的内容不会丢失。`,
        en: `Sign in again by ${en} and go on; nothing is lost.`,
      },
      choices: ASSURANCE_LEVELS.slice(ASSURANCE_LEVELS.indexOf(demand.level)).map((value) => ({
        value,
        label: LEVEL_NAMES[value],
      })),
    }),
  ];
}

const BASIS = '行政许可法 art 31';
const SELF_CARE: Bilingual = {
  zh: '请核对统一身份认证平台的实名信息；与居民身份证不一致的，先到平台更正。由工作人员核实。',
  en: 'Compare your data at the sign-in provider with your identity card and have it corrected there; a clerk checks it.',
};

/** The person exists under that name and number, lives, and is of age. */
export function verifyPerson(applicant: ClaimedPerson, answer: JsonValue, on: LocalDate): Reason[] {
  if (answer === null) {
    return [
      toReason('person', {
        code: 'PERSON_UNKNOWN',
        zh: '人口库没有查到该身份证号码。',
        en: 'The population register knows no such identity number.',
        basis: BASIS,
        remedy: SELF_CARE,
      }),
    ];
  }
  const record = readPerson(answer);
  if (record === undefined || record.idNumber !== applicant.idNumber) {
    return [
      toReason('person', {
        code: 'PERSON_ANSWER_UNUSABLE',
        zh: '人口库的答复与所查询的人员不符。',
        en: 'The answer of the population register is not about the person asked for.',
        basis: BASIS,
      }),
    ];
  }
  return [
    ...verifyName(record.name, applicant.name),
    ...(record.alive ? [] : [NOT_ALIVE]),
    ...verifyBirthDate(record.idNumber, record.birthDate),
    ...verifyAge(ageOn(record.birthDate, on)),
  ];
}

const NOT_ALIVE = toReason('person', {
  code: 'PERSON_NOT_ALIVE',
  zh: '人口库登记该人员已故。',
  en: 'The population register records a death.',
  basis: '民法典 arts 13, 15',
});

function verifyName(registered: string, claimed: string): Reason[] {
  switch (comparePersonName(registered, claimed)) {
    case 'same':
      return [];
    case 'look-alike':
      return [
        toReason('person', {
          code: 'PERSON_NAME_LOOK_ALIKE',
          zh: '登录姓名与人口库姓名外形相近，但含有不同的字符。',
          en: 'The name at sign-in looks like the registered one and is written with other characters.',
          basis: BASIS,
          remedy: SELF_CARE,
        }),
      ];
    case 'different':
    case 'missing':
      return [
        toReason('person', {
          code: 'PERSON_NAME',
          zh: '姓名与身份证号码在人口库中不一致。',
          en: 'Name and identity number do not belong together in the population register.',
          basis: BASIS,
          remedy: SELF_CARE,
        }),
      ];
  }
}

/** The number carries the birth date: a register that says another contradicts itself. */
function verifyBirthDate(idNumber: string, birthDate: LocalDate): Reason[] {
  const id = parseResidentId(idNumber);
  if (id.kind === 'valid' && birthDateOf(id.value) === birthDate) return [];
  return [
    toReason('person', {
      code: 'PERSON_BIRTH_DATE',
      zh: '人口库登记的出生日期与身份证号码不一致。',
      en: 'The registered date of birth is not the one in the identity number.',
      basis: BASIS,
    }),
  ];
}

function verifyAge(age: number): Reason[] {
  const { adultAge, ownLivingAge } = VERIFICATION_PARAMETERS;
  if (age >= adultAge.value) return [];
  return [
    toReason('person', {
      code: 'PERSON_MINOR',
      zh: '申请人未满十八周岁。',
      en: 'The applicant is under eighteen.',
      basis: adultAge.source,
      ...(age >= ownLivingAge.value && {
        remedy: {
          zh: '已满十六周岁并以自己的劳动收入为主要生活来源的，视为完全民事行为能力人；由工作人员核实。',
          en: 'Who is sixteen and lives mainly on their own earnings counts as an adult; a clerk checks it.',
        },
      }),
    }),
  ];
}
