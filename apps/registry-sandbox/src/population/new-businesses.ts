import { addDays, addYears, type LocalDate } from '@licensing/domain';
import { type BusinessCase, goodCase, personNumber } from './good-case';
import type { DemoBusiness } from './demo-cast';
import { person } from './people';
import { districtByCode, districts } from './places';
import { randomFor } from './random';
import { creditCodeFor } from './numbering';
import { BusinessRecord } from './records/business.records';
import type { PersonRecord } from './records/person.records';
import type { PremisesRecord } from './records/premises.records';

/** Numbers of new businesses lie between the generated ones and the stores of the chain. */
export const FIRST_NEW_BUSINESS = 95_000;

const LESSOR = '江门市邑城物业租赁有限公司';
/** A new shop registers what it needs and little more. */
const SCOPE =
  '许可项目：食品销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：日用百货销售；食用农产品零售。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';

/**
 * A business registered today that stands in no register yet. The premises register knows the place and not the right to it;
 * everything else is in order, so that a business licence and a lease are all that is missing.
 */
export interface NewBusiness {
  /** As it will be registered; its day of establishment is the day on which somebody asks. */
  readonly business: BusinessRecord;
  readonly premises: PremisesRecord;
  readonly lessor: string;
  readonly origin: 'demo' | 'generated';
}

export interface NewBusinessWishes {
  readonly seed: number;
  readonly asOf: LocalDate;
  readonly n: number;
  readonly origin: NewBusiness['origin'];
  /** Drawn where there is none. */
  readonly owner?: PersonRecord;
  readonly wish?: DemoBusiness;
}

/** The business, and what registries hold of its people and its place. */
export function newBusiness({ seed, asOf, n, origin, owner, wish }: NewBusinessWishes): {
  subject: BusinessCase;
  fresh: NewBusiness;
} {
  const random = randomFor(seed, `new-business:${n}`);
  const district = wish === undefined ? random.pick(districts) : districtByCode(wish.divisionCode);
  const subject = goodCase(random, {
    n,
    seed,
    asOf,
    kind: wish?.businessKind ?? random.pickWeighted([['个体工商户', 7], ['有限责任公司', 3]]),
    district,
    line: 'food-sales',
    owner: owner ?? person(random, seed, personNumber(n, 0)),
    name: wish?.name,
    staffCount: 0,
  }); // prettier-ignore
  const { business, premises, ownerStaff } = subject;
  if (premises === undefined) throw new RangeError(`new business ${n} has no premises`);
  const lessorCode = creditCodeFor(seed, FIRST_NEW_BUSINESS - 1, '有限责任公司', '440703');
  premises.area = random.whole(250, 1_200) / 10;
  premises.rights = [{ kind: 'owner', creditCode: lessorCode, holder: LESSOR, validTo: null }];
  // The certificate was earned before there was a business.
  if (ownerStaff) delete ownerStaff.creditCode;
  business.scope = SCOPE;
  business.status = '存续';
  return { subject, fresh: { business, premises, lessor: LESSOR, origin } };
}

/** The record that the register will have, or has, of a business established on that day. */
export function toRegistered({ business }: NewBusiness, on: LocalDate): BusinessRecord {
  return Object.assign(new BusinessRecord(), business, { establishedOn: on });
}

type Shown = Readonly<Record<string, string | number>>;

/** What the two documents of the business show, by the names of their fields, on that day. */
export function toDocuments(
  { business, premises, lessor }: NewBusiness,
  on: LocalDate,
): Readonly<Record<'business-licence' | 'lease', Shown>> {
  const { creditCode, name, kind, representative, domicile, scope, registeredCapital, registrar } = business;
  return {
    'business-licence': {
      creditCode, name, kind, representative: representative.name, address: domicile, scope, establishedOn: on,
      ...(registeredCapital !== undefined && { capital: registeredCapital }), registeredBy: registrar, issuedOn: on,
    },
    lease: {
      lessor, lessee: name, lesseeCode: creditCode, address: premises.address, use: premises.use, area: premises.area,
      from: on, to: addDays(addYears(on, 3), -1), rent: '每月4500元', signedOn: on,
    },
  }; // prettier-ignore
}
