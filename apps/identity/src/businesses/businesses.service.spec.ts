import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import { applicant, CREDIT_CODE, OTHER_CODE, records, STAFF_ID } from '../../../../test/support/food-business-case';
import { BusinessesService } from './businesses.service';

const record = records['business-registration'] ?? {};
const listed = {
  creditCode: CREDIT_CODE, name: '样例食品店', status: '存续', role: '经营者', domicile: '样例路12号', divisionCode: '440703',
}; // prettier-ignore
const person = applicant as never;

function serviceOn(reply: FakeReply) {
  const registries = createFakeRegistries({ 'business-registration': reply });
  return { registries, service: new BusinessesService(registries) };
}

describe('BusinessesService.list', () => {
  const list = (reply: FakeReply) => serviceOn(reply).service.list({ person, limit: 20, offset: 40 });

  it('asks for the person’s own businesses, page by page', async () => {
    const { service, registries } = serviceOn({ record: { businesses: [listed], total: 41 } });
    await expect(service.list({ person, limit: 20, offset: 40 })).resolves.toEqual({ businesses: [listed], total: 41 });
    expect(registries.asked).toEqual([
      { source: 'business-registration', path: `/businesses?representative=${applicant.idNumber}&limit=20&offset=40` },
    ]);
  });

  it('passes on only the fields of its contract', async () => {
    const { businesses } = await list({ record: { businesses: [{ ...listed, representative: applicant }], total: 1 } });
    expect(businesses).toEqual([listed]);
  });

  it('has none for a person the register does not know', async () => {
    await expect(list({ record: null })).resolves.toEqual({ businesses: [], total: 0 });
  });

  it.each<[string, FakeReply]>([
    ['silence', 'silent'],
    ['a malformed answer', 'malformed'],
    ['no list', { record: {} }],
    ['a list of something else', { record: { businesses: [{ ...listed, creditCode: 1 }], total: 1 } }],
    ['texts as entries', { record: { businesses: ['x'], total: 1 } }],
    ['no total', { record: { businesses: [listed] } }],
    ['a text', { record: 'none' }],
  ])('is unavailable on %s', async (_, reply) => {
    await expect(list(reply)).rejects.toMatchObject({ code: 'SERVICE.UNAVAILABLE' });
  });
});

describe('BusinessesService.get', () => {
  const get = (reply: FakeReply) => serviceOn(reply).service.get({ person, creditCode: CREDIT_CODE });

  it('gives a business to its representative', async () => {
    const { name, status, domicile, divisionCode } = record;
    await expect(get({ record })).resolves.toEqual({
      creditCode: CREDIT_CODE, name, status, role: '经营者', domicile, divisionCode,
    }); // prettier-ignore
  });

  it.each<[string, unknown]>([
    ['an absent business', null],
    ['somebody else’s business', { ...record, representative: { idNumber: STAFF_ID, role: '经营者', name: '样例乙' } }],
    ['an answer about another business', { ...record, creditCode: OTHER_CODE }],
  ])('does not find %s: all alike', async (_, answer) => {
    await expect(get({ record: answer })).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND', cause: undefined });
  });

  it.each<[string, FakeReply]>([
    ['silence', 'silent'],
    ['a malformed answer', 'malformed'],
    ['a record without representative', { record: { ...record, representative: undefined } }],
    ['a representative without number', { record: { ...record, representative: { role: '经营者' } } }],
    ['a list', { record: [record] }],
  ])('is unavailable on %s', async (_, reply) => {
    await expect(get(reply)).rejects.toMatchObject({ code: 'SERVICE.UNAVAILABLE' });
  });
});
