import { addYears, type LocalDate } from '../../../dates';
import { compareBusinessName, comparePersonName } from '../../../names';
import { asDate, asText, orNull } from '../../readers';
import type { RuleDefinition, RuleResult } from '../../definition';
import { byDocument, declared, defineRule, registered } from '../../rule';
import { PARAMETERS } from '../parameters';

const NEED_STAFF = {
  name: declared('foodSafetyPersonName', asText),
  id: declared('foodSafetyPersonId', asText),
  businessCode: declared('creditCode', asText),
  holderName: registered('food-safety-staff', 'holderName', asText),
  holderId: registered('food-safety-staff', 'holderIdNumber', asText),
  level: registered('food-safety-staff', 'level', asText),
  issuedOn: registered('food-safety-staff', 'issuedOn', asDate),
  validTo: registered('food-safety-staff', 'validTo', asDate),
};

interface StaffValues {
  name: string;
  id: string;
  holderName: string;
  holderId: string;
  level: string;
  issuedOn: LocalDate;
  validTo: LocalDate;
}

/** @param isOwnUnit the certificate names this business, or none */
function judgeStaff(values: StaffValues, isOwnUnit: boolean, on: LocalDate): RuleResult {
  const { level, issuedOn, validTo } = values;
  const fact = `food-safety-staff: ${level}, ${issuedOn} to ${validTo}`;
  const refer = (zh: string, en: string) => ({ outcome: 'refer' as const, fact, zh, en });
  if (values.id !== values.holderId || comparePersonName(values.name, values.holderName) !== 'same') {
    return refer(
      '食品安全管理人员的姓名与其证明不一致。',
      "The food-safety person's name is not the one on the certificate.",
    );
  }
  if (!(PARAMETERS.personLevels.value as readonly string[]).includes(level)) {
    return refer('食品安全管理人员的证明类别不符合要求。', 'The certificate is of no level that counts.');
  }
  if (issuedOn > on || validTo < on) {
    return refer(
      `食品安全管理人员的证明不在有效期内（${issuedOn}至${validTo}）。`,
      `The certificate is valid ${issuedOn} to ${validTo} only.`,
    );
  }
  if (!isOwnUnit) {
    return refer('食品安全管理人员登记在其他单位名下。', 'The food-safety person is registered with another business.');
  }
  return { outcome: 'pass', fact };
}

const foodSafetyPerson = defineRule({
  id: 'FOOD_SAFETY_PERSON',
  basis: '食品安全法 arts 33(3), 44',
  title: {
    zh: '已配备食品安全管理人员，证明有效。',
    en: 'A food-safety person is appointed whose certificate is in date.',
  },
  remedy: {
    zh: '请更换食品安全管理人员，或者先办理其证明。',
    en: 'Name another person, or have the certificate renewed first.',
  },
  field: 'foodSafetyPersonId',
  needs: { ...NEED_STAFF, unitCode: registered('food-safety-staff', 'creditCode', orNull(asText)) },
  decide: (values, { applicationDate }) =>
    judgeStaff(values, values.unitCode === null || values.unitCode === values.businessCode, applicationDate),
  // A certificate names its holder's unit and not the unit's code.
  byDocument: byDocument(
    'food-safety-staff',
    {
      ...NEED_STAFF,
      unitName: registered('food-safety-staff', 'unitName', orNull(asText)),
      businessName: registered('business-registration', 'name', asText),
    },
    (values, { applicationDate }) =>
      judgeStaff(
        values,
        values.unitName === null || compareBusinessName(values.unitName, values.businessName) === 'same',
        applicationDate,
      ),
  ),
});

const NEED_HEALTH = {
  name: declared('foodSafetyPersonName', asText),
  id: declared('foodSafetyPersonId', asText),
  holderName: registered('health-certificates', 'holderName', asText),
  holderId: registered('health-certificates', 'holderIdNumber', asText),
  issuedOn: registered('health-certificates', 'issuedOn', asDate),
  validTo: registered('health-certificates', 'validTo', asDate),
};

type HealthValues = Omit<StaffValues, 'level'>;

function judgeHealth({ name, id, holderName, holderId, issuedOn, validTo }: HealthValues, on: LocalDate): RuleResult {
  const fact = `health-certificates: ${issuedOn} to ${validTo}`;
  if (id !== holderId || comparePersonName(name, holderName) !== 'same') {
    return {
      outcome: 'refer',
      fact,
      zh: '健康证明的持有人与食品安全管理人员不一致。',
      en: 'The health certificate is held by somebody else.',
    };
  }
  if (issuedOn > on || validTo < on) {
    return {
      outcome: 'refer',
      fact,
      zh: `健康证明不在有效期内（${issuedOn}至${validTo}）。`,
      en: `The health certificate is valid ${issuedOn} to ${validTo} only.`,
    };
  }
  return { outcome: 'pass', fact };
}

const healthCertificate = defineRule({
  id: 'HEALTH_CERTIFICATE',
  basis: '食品安全法 art 45',
  title: { zh: '健康证明在有效期内。', en: 'The health certificate is in date.' },
  remedy: { zh: '请先进行健康检查，取得健康证明。', en: 'Take the health check first.' },
  field: 'foodSafetyPersonId',
  needs: NEED_HEALTH,
  decide: (values, { applicationDate }) => judgeHealth(values, applicationDate),
  // A printed date is easily read as a later one: no certificate holds longer than the law lets it.
  byDocument: byDocument('health-certificates', NEED_HEALTH, (values, { applicationDate }) => {
    const longest = addYears(values.issuedOn, PARAMETERS.healthCertificateYears.value);
    if (values.validTo <= longest) return judgeHealth(values, applicationDate);
    return {
      outcome: 'refer',
      fact: `health-certificates: ${values.issuedOn} to ${values.validTo}`,
      zh: '健康证明所载有效期超过一年。',
      en: 'The health certificate says that it is valid for more than a year.',
    };
  }),
});

export const PEOPLE_RULES: readonly RuleDefinition[] = [foodSafetyPerson, healthCertificate];
