import { addDays, addYears, getLocalDate, type LocalDate } from '@licensing/domain';
import { standardAddress } from './addresses';
import { creditCodeFor } from './numbering';
import { foodSafetyStaff, healthCertificate, person } from './people';
import type { District } from './places';
import type { Random } from './random';
import type { BusinessKind, BusinessRecord, CertificateRecord, RepresentativeRole } from './records/business.records';
import type { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import type { HealthCertificateRecord, PersonRecord } from './records/person.records';
import type { PremisesRecord, StandardAddressRecord } from './records/premises.records';
import { type ScopeLine, scopeText } from './scopes';
import { tradeName } from './trade-names';

/** One business with all that the registries hold about it. */
export interface BusinessCase {
  readonly owner: PersonRecord;
  readonly business: BusinessRecord;
  readonly address: StandardAddressRecord;
  premises: PremisesRecord | undefined;
  ownerHealth: HealthCertificateRecord | undefined;
  ownerStaff: FoodSafetyStaffRecord | undefined;
  readonly staff: { readonly person: PersonRecord; readonly health: HealthCertificateRecord }[];
  readonly bars: BarRecord[];
  readonly certificates: CertificateRecord[];
}

export interface CaseWishes {
  /** Names the business and everything numbered for it; unique in the population, below a million. */
  readonly n: number;
  readonly seed: number;
  readonly asOf: LocalDate;
  readonly kind: BusinessKind;
  readonly district: District;
  readonly line: ScopeLine;
  readonly owner: PersonRecord;
  readonly brand?: string;
  readonly name?: string;
  readonly staffCount: number;
}

const roleOf: Record<BusinessKind, RepresentativeRole> = {
  个体工商户: '经营者',
  有限责任公司: '法定代表人',
  有限责任公司分公司: '负责人',
  个人独资企业: '负责人',
  农民专业合作社: '法定代表人',
};

/** Persons of business `n` are numbered from here: the owner first, then staff. */
export const personNumber = (n: number, place: number): number => n * 4 + place;

function businessRecord(random: Random, wishes: CaseWishes, address: StandardAddressRecord): BusinessRecord {
  const { kind, district, owner } = wishes;
  return {
    creditCode: creditCodeFor(wishes.seed, wishes.n, kind, district.code),
    name: wishes.name ?? tradeName(random, kind, district, wishes.line, wishes.brand),
    kind,
    status: random.chance(0.92) ? '存续' : '开业',
    representative: { idNumber: owner.idNumber, name: owner.name, role: roleOf[kind] },
    domicile: address.standardAddress,
    addressCode: address.addressCode,
    divisionCode: district.code,
    scope: scopeText(random, wishes.line),
    registeredCapital: kind === '个体工商户' ? undefined : `${random.pick([10, 30, 50, 100, 200, 500])}万元人民币`,
    establishedOn: addDays(getLocalDate('2014-01-06'), random.whole(0, 3_600)),
    termEnd: null,
    registrar: district.registrar,
  };
}

function premisesRecord(random: Random, wishes: CaseWishes, business: BusinessRecord): PremisesRecord {
  const kind = random.chance(0.35) ? 'owner' : 'lease';
  const byPerson = business.kind === '个体工商户' || random.chance(0.15);
  return {
    addressCode: business.addressCode,
    address: business.domicile,
    area: random.whole(180, 4_000) / 10,
    use: '商业',
    rights: [
      {
        kind,
        ...(byPerson ? { idNumber: wishes.owner.idNumber } : { creditCode: business.creditCode }),
        holder: byPerson ? wishes.owner.name : business.name,
        validTo: kind === 'owner' ? null : addDays(addYears(wishes.asOf, random.whole(1, 8)), random.whole(0, 300)),
      },
    ],
  };
}

/** Everything in order: the conditions of an automatic grant hold, apart from what `line` says the business does. */
export function goodCase(random: Random, wishes: CaseWishes): BusinessCase {
  const { n, seed, asOf, owner } = wishes;
  const address = standardAddress(random, wishes.district, n);
  const business = businessRecord(random, wishes, address);
  const staff = Array.from({ length: wishes.staffCount }, (_, place) => {
    const number = personNumber(n, place + 1);
    const member = person(random, seed, number);
    return { person: member, health: healthCertificate(random, member, number, asOf) };
  });
  return {
    owner,
    business,
    address,
    premises: premisesRecord(random, wishes, business),
    ownerHealth: healthCertificate(random, owner, personNumber(n, 0), asOf),
    ownerStaff: foodSafetyStaff(random, owner, personNumber(n, 0), asOf, business.creditCode),
    staff,
    bars: [],
    certificates: [
      {
        creditCode: business.creditCode,
        type: '营业执照',
        number: business.creditCode,
        holder: business.name,
        issuedOn: business.establishedOn,
        validTo: null,
        status: '有效',
      },
    ],
  };
}
