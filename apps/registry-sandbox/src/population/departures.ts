import { addDays, addYears, type LocalDate } from '@licensing/domain';
import { toEverydayAddress, toStandardAddress } from './addresses';
import { endOfTerm } from './calendar';
import type { BusinessCase } from './good-case';
import { licenceNumberFor } from './numbering';
import type { CaseKind } from './population';
import type { Random } from './random';
import type { BarGround } from './records/food-safety.records';
import type { ScopeLine } from './scopes';

interface Departure {
  /** Share among generated businesses; the shares add up to 1. */
  readonly share: number;
  readonly line: ScopeLine;
  /** Changes a good case into what its kind says. */
  readonly depart: (subject: BusinessCase, random: Random, asOf: LocalDate) => void;
}

const barYears: Record<BarGround, number | null> = {
  'licence-revoked-five-years': 5,
  'food-safety-crime-life': null,
  'false-material-one-year': 1,
  'fraud-three-years': 3,
};

function bar(subject: BusinessCase, random: Random, asOf: LocalDate): void {
  const ground = random.pickWeighted<BarGround>([
    ['licence-revoked-five-years', 5],
    ['false-material-one-year', 2],
    ['fraud-three-years', 2],
    ['food-safety-crime-life', 1],
  ]);
  const years = barYears[ground];
  const from = addDays(asOf, -random.whole(20, 200));
  const onBusiness = ground !== 'food-safety-crime-life' && random.chance(0.25);
  subject.bars.push({
    subject: onBusiness ? subject.business.creditCode : subject.owner.idNumber,
    ground,
    from,
    until: years === null ? null : endOfTerm(from, years),
    authority: subject.business.registrar,
    reference: `江市监食罚〔${from.slice(0, 4)}〕${random.whole(11, 480)}号`,
  });
}

function holdLicence(subject: BusinessCase, random: Random, asOf: LocalDate): void {
  const { business, address } = subject;
  const issuedOn = addDays(asOf, -random.whole(60, 1_500));
  subject.certificates.push({
    creditCode: business.creditCode,
    type: '食品经营许可证',
    number: licenceNumberFor(1, business.divisionCode, Number(address.addressCode.slice(-6))),
    holder: business.name,
    issuedOn,
    validTo: endOfTerm(issuedOn, 5),
    status: '有效',
  });
}

function end(subject: BusinessCase, random: Random): void {
  subject.business.status = random.chance(0.8) ? '注销' : '吊销';
  for (const certificate of subject.certificates) certificate.status = subject.business.status;
}

/** How each kind of case differs from a good one. A new kind is one more entry. */
export const departures: Record<CaseKind, Departure> = {
  'straight-through': { share: 0.48, line: 'food-sales', depart: () => undefined },
  restaurant: { share: 0.14, line: 'restaurant', depart: () => undefined },
  'pre-packaged-only': { share: 0.06, line: 'pre-packaged-only', depart: () => undefined },
  'scope-missing': { share: 0.04, line: 'no-food', depart: () => undefined },
  abnormal: { share: 0.03, line: 'food-sales', depart: ({ business }) => void (business.status = '经营异常') },
  ended: { share: 0.04, line: 'food-sales', depart: end },
  'seriously-illegal': {
    share: 0.01,
    line: 'food-sales',
    depart: ({ business }) => void (business.status = '严重违法'),
  },
  barred: { share: 0.02, line: 'food-sales', depart: bar },
  'health-certificate-lapsed': {
    share: 0.03,
    line: 'food-sales',
    depart: ({ ownerHealth }, random, asOf) => {
      if (!ownerHealth) return;
      const issuedOn = addDays(addYears(asOf, -1), -random.whole(5, 300));
      ownerHealth.issuedOn = issuedOn;
      ownerHealth.validTo = endOfTerm(issuedOn, 1);
    },
  },
  'staff-certificate-missing': {
    share: 0.02,
    line: 'food-sales',
    depart: (subject) => void (subject.ownerStaff = undefined),
  },
  'residential-premises': {
    share: 0.03,
    line: 'food-sales',
    depart: ({ premises }) => {
      if (premises) premises.use = '住宅';
    },
  },
  'premises-missing': { share: 0.01, line: 'food-sales', depart: (subject) => void (subject.premises = undefined) },
  'lease-lapsed': {
    share: 0.02,
    line: 'food-sales',
    depart: ({ premises }, random, asOf) => {
      for (const right of premises?.rights ?? []) {
        right.kind = 'lease';
        right.validTo = addDays(asOf, -random.whole(3, 400));
      }
    },
  },
  'address-differs': {
    share: 0.01,
    line: 'food-sales',
    depart: ({ premises, address }, random) => {
      if (!premises) return;
      const number = `${Number.parseInt(address.levels.number, 10) + random.whole(2, 40)}号`;
      premises.address = toStandardAddress(address.levels, number);
    },
  },
  'address-written-differently': {
    share: 0.02,
    line: 'food-sales',
    depart: ({ business, address }) => void (business.domicile = toEverydayAddress(address.levels)),
  },
  licensed: { share: 0.03, line: 'food-sales', depart: holdLicence },
  'representative-deceased': { share: 0.01, line: 'food-sales', depart: ({ owner }) => void (owner.alive = false) },
};
