import { addDays, type LocalDate } from '@licensing/domain';
import { endOfTerm } from './calendar';
import { personName, type Sex } from './names';
import { residentFor } from './numbering';
import { districts } from './places';
import type { Random } from './random';
import type { FoodSafetyStaffRecord } from './records/food-safety.records';
import type { HealthCertificateRecord, PersonRecord } from './records/person.records';

/** Where people who did not grow up in Jiangmen were first registered. */
const otherBirthplaces = ['440106', '440604', '440305', '450102', '430102', '360102', '510104', '500103', '410102'];

const institutions = [
  '江门市疾病预防控制中心',
  '江门市中心医院',
  '江门市五邑中医院',
  '新会区人民医院',
  '台山市人民医院',
  '开平市中心医院',
];

export interface PersonWishes {
  readonly name?: string;
  readonly sex?: Sex;
}

/** The `n`-th person: an adult, alive. */
export function person(random: Random, seed: number, n: number, wishes: PersonWishes = {}): PersonRecord {
  const sex = wishes.sex ?? (random.chance(0.55) ? '男' : '女');
  const divisionCode = random.chance(0.8) ? random.pick(districts).code : random.pick(otherBirthplaces);
  const { idNumber, birthDate } = residentFor(seed, n, sex, divisionCode);
  return { idNumber, name: wishes.name ?? personName(random, sex), sex, birthDate, alive: true };
}

/** A certificate in date for at least four months after `asOf`. */
export function healthCertificate(
  random: Random,
  holder: PersonRecord,
  n: number,
  asOf: LocalDate,
): HealthCertificateRecord {
  const issuedOn = addDays(asOf, -random.whole(5, 240));
  return {
    holderIdNumber: holder.idNumber,
    holderName: holder.name,
    certificateNumber: `粤健J${String(n).padStart(8, '0')}`,
    issuedOn,
    validTo: endOfTerm(issuedOn, 1),
    institution: random.pick(institutions),
  };
}

/** A food-safety officer (one in ten a director) with an assessment in date for at least two years after `asOf`. */
export function foodSafetyStaff(
  random: Random,
  holder: PersonRecord,
  n: number,
  asOf: LocalDate,
  creditCode: string,
): FoodSafetyStaffRecord {
  const issuedOn = addDays(asOf, -random.whole(20, 1_000));
  return {
    holderIdNumber: holder.idNumber,
    holderName: holder.name,
    level: random.chance(0.1) ? '食品安全总监' : '食品安全员',
    certificateNumber: `SPAQ4407${String(n).padStart(8, '0')}`,
    issuedOn,
    validTo: endOfTerm(issuedOn, 5),
    creditCode,
  };
}
