import { getAnswerShape } from './registry-answers';
import { getRegistryPolicy } from './registry-policies';

const DAY = '2026-01-02';
const business = {
  creditCode: 'C1', name: '样例店', kind: '个体工商户', status: '存续', domicile: '样例路1号', addressCode: 'GD1',
  divisionCode: '440703', scope: '', establishedOn: DAY, termEnd: null, registrar: '样例局',
  representative: { idNumber: '1', name: '样例甲', role: '经营者' },
}; // prettier-ignore
const listed = { creditCode: 'C1', name: '样例店', status: '存续', role: '经营者', domicile: '样例路1号', divisionCode: '440703' }; // prettier-ignore
const address = { addressCode: 'GD1', standardAddress: '样例路1号', divisionCode: '440703', formerAddresses: [] };
const issued = { holderIdNumber: '1', holderName: '样例甲', certificateNumber: 'N1', issuedOn: DAY, validTo: DAY };
const bar = { subject: '1', ground: 'fraud-three-years', from: DAY, until: null };

interface Row {
  readonly source: string;
  readonly path: string;
  readonly body?: unknown;
  readonly good: Record<string, unknown>;
  /** The member that says about whom the answer is, and somebody else's. */
  readonly other: Record<string, unknown>;
}

const ROWS: readonly Row[] = [
  {
    source: 'population', path: '/persons/1?name=a', other: { idNumber: '2' },
    good: { idNumber: '1', name: '样例甲', sex: '女', birthDate: DAY, alive: true, nameMatches: true },
  },
  { source: 'business-registration', path: '/businesses/C1', good: business, other: { creditCode: 'C2' } },
  {
    source: 'business-registration', path: '/businesses?representative=1&limit=5', other: { representative: '2' },
    good: { representative: '1', businesses: [listed], total: 1 },
  },
  {
    source: 'food-safety-bars', path: '/checks', body: { subjects: [{ idNumber: '1' }, { creditCode: 'C1' }] },
    good: { subjects: ['1', 'C1'], bars: [bar] }, other: { subjects: ['2', 'C1'] },
  },
  {
    source: 'premises', path: '/GD1', other: { addressCode: 'GD2' },
    good: { addressCode: 'GD1', address: '样例路1号', area: 20.5, use: '商业', rights: [{ kind: 'owner', holder: '样例甲' }] },
  },
  { source: 'standard-addresses', path: '/GD1', good: address, other: { addressCode: 'GD2' } },
  { source: 'food-safety-staff', path: '/1', good: { ...issued, level: '食品安全员' }, other: { holderIdNumber: '2' } },
  { source: 'health-certificates', path: '/1', good: { ...issued, institution: '' }, other: { holderIdNumber: '2' } },
  {
    source: 'certificate-library', path: '/C1', other: { creditCode: 'C2' },
    good: {
      creditCode: 'C1',
      certificates: [{ type: '营业执照', number: 'C1', holder: '样例店', issuedOn: DAY, validTo: null, status: '有效' }],
    },
  },
]; // prettier-ignore

describe.each(ROWS)('an answer of $source to $path', ({ good, other, ...query }) => {
  const isUsable = getAnswerShape(query);

  it('is usable in its promised shape, with members that nobody has promised', () => {
    expect(isUsable(good)).toBe(true);
    expect(isUsable({ ...good, more: 1 })).toBe(true);
  });

  it('is of no use when it is about somebody or something else, or does not say about whom', () => {
    const [name = ''] = Object.keys(other);
    expect(isUsable({ ...good, ...other })).toBe(false);
    expect(isUsable({ ...good, [name]: undefined })).toBe(false);
    expect(isUsable(Object.create(good))).toBe(false);
  });

  it.each([[], 'text', 1, true, undefined, {}])('is of no use as %j', (value) => {
    expect(isUsable(value)).toBe(false);
    expect(isUsable([value])).toBe(false);
  });

  it('is of no use when a promised member is of another kind', () => {
    const optional = new Set(['nameMatches', 'termEnd']);
    for (const name of Object.keys(good).filter((key) => !optional.has(key))) {
      expect([name, isUsable({ ...good, [name]: { toString: () => '1' } })]).toEqual([name, false]);
    }
  });
});

describe('the bars', () => {
  const ask = {
    source: 'food-safety-bars',
    path: '/checks',
    body: { subjects: [{ idNumber: '1' }, { idNumber: '2' }] },
  };
  it.each([
    ['leave one of the asked out', { subjects: ['1'], bars: [] }],
    ['name one twice', { subjects: ['1', '1'], bars: [] }],
    ['bar somebody who was not asked about', { subjects: ['1', '2'], bars: [{ ...bar, subject: '3' }] }],
    ['end on no day', { subjects: ['1', '2'], bars: [{ ...bar, until: '2026-02-30' }] }],
  ])('are of no use when they %s', (_, record) => {
    expect(getAnswerShape(ask)(record)).toBe(false);
  });
});

it.each([
  { source: 'population', path: '/' },
  { source: 'population', path: '/people/1' },
  { source: 'standard-addresses', path: '/' },
  { source: 'taxes', path: '/1' },
])('does not ask what nobody has described: %j', (query) => {
  expect(() => getAnswerShape(query)).toThrow(RangeError);
});

describe('getRegistryPolicy', () => {
  it('takes what the environment allows, or less where the registry’s own row says so', () => {
    expect(getRegistryPolicy('premises', 900).deadlineMs).toBe(900);
    expect(getRegistryPolicy('standard-addresses', 30_000).deadlineMs).toBe(2_000);
    expect(getRegistryPolicy('standard-addresses', 900).deadlineMs).toBe(900);
    expect(getRegistryPolicy('premises').deadlineMs).toBe(3_000);
  });
});
