import fc from 'fast-check';
import { deriveValidTo, getLocalDate } from '../dates';
import { completeCreditCode, parseLicenceNumber } from '../identifiers';
import {
  deriveCertificateFace,
  deriveIssuedLicence,
  deriveLicenceNumber,
  deriveLicenceSeries,
  findAuthority,
} from './derive-licence';
import { FOOD_BUSINESS } from './food-business';
import { GOOD_CASE, withDeclared, withoutSource, withRegistered } from './food-business/fixtures';
import { derivePrefill } from './prefill';

const issuedOn = getLocalDate('2026-03-02');
const issue = {
  number: deriveLicenceNumber('JY1440703', 1),
  issuedOn,
  validTo: deriveValidTo(issuedOn, FOOD_BUSINESS.validity),
};
const face = (facts = GOOD_CASE) =>
  Object.fromEntries(deriveCertificateFace(FOOD_BUSINESS, facts, issue).map(({ name, value }) => [name, value]));

describe('numbers', () => {
  it('come from the business form and the county of the premises', () => {
    expect(deriveLicenceSeries(FOOD_BUSINESS, GOOD_CASE)).toEqual({ series: 'JY1440703', sequenceDigits: 6 });
    expect(deriveLicenceSeries(FOOD_BUSINESS, withDeclared(GOOD_CASE, { businessForm: 'canteen' })).series).toBe(
      'JY3440703',
    );
    expect(() => deriveLicenceSeries(FOOD_BUSINESS, withoutSource(GOOD_CASE, 'standard-addresses'))).toThrow(
      RangeError,
    );
    expect(() => deriveLicenceSeries(FOOD_BUSINESS, withDeclared(GOOD_CASE, { businessForm: 'bank' }))).toThrow(
      RangeError,
    );
  });

  it('are valid, in order and each its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_998 }), (n) => {
        const number = deriveLicenceNumber('JY1440703', n);
        expect(parseLicenceNumber(number).kind).toBe('valid');
        expect(number.slice(0, 15)).toBe(`JY1440703${String(n).padStart(6, '0')}`);
        expect(deriveLicenceNumber('JY1440703', n + 1) > number).toBe(true);
      }),
    );
    for (const n of [0, -1, 1.5, 1_000_000, NaN]) expect(() => deriveLicenceNumber('JY1440703', n)).toThrow(RangeError);
    expect(() => deriveLicenceNumber('JY144070', 1)).toThrow(RangeError);
  });
});

describe('the certificate', () => {
  it('bears the real face, the identity number masked', () => {
    const printed = face();
    expect(Object.keys(printed)).toEqual(FOOD_BUSINESS.certificate.faceFields.map(({ name }) => name));
    expect(printed).toMatchObject({
      operatorName: '江门市蓬江区样例食品店（个体工商户）',
      businessForm: '食品销售经营者',
      items: '散装食品和预包装食品销售',
      number: issue.number,
      authority: '江门市蓬江区市场监督管理局',
      hotline: '12315',
      issuedOn: '2026年3月2日',
      validTo: '2031年3月1日',
    });
    expect(printed['subjectCode']).toMatch(/^92440703MAC0F00D\w\w（4407031985\*{4}003[\dX]）$/);
  });

  it('bears the credit code alone for a company, and the marks of the business form', () => {
    const company = withRegistered(GOOD_CASE, 'business-registration', 'kind', '有限责任公司');
    expect(face(company)['subjectCode']).toBe(GOOD_CASE.declared['creditCode']);
    expect(face(withDeclared(GOOD_CASE, { salesModes: ['online', 'wholesale'] }))['businessForm']).toBe(
      '食品销售经营者（批发销售）',
    );
    expect(face(withDeclared(GOOD_CASE, { items: ['bulk-food', 'prepackaged-food'] }))['items']).toBe(
      '散装食品销售、预包装食品销售',
    );
  });

  it('is never printed with a gap', () => {
    const gaps = [
      withoutSource(GOOD_CASE, 'premises'),
      withoutSource(GOOD_CASE, 'standard-addresses'),
      withRegistered(GOOD_CASE, 'business-registration', 'representative', null),
      withRegistered(GOOD_CASE, 'business-registration', 'representative.idNumber', '1'),
      withDeclared(GOOD_CASE, { items: [] }),
      withDeclared(GOOD_CASE, { items: ['gold'] }),
      withDeclared(GOOD_CASE, { businessForm: null }),
      withDeclared(GOOD_CASE, { salesModes: [1] }),
    ];
    for (const facts of gaps) expect(() => face(facts)).toThrow(/certificate field/);
  });
});

describe('the public record', () => {
  const publish = (facts = GOOD_CASE) =>
    deriveIssuedLicence(FOOD_BUSINESS, facts, { ...issue, certificateSha256: 'a'.repeat(64) });

  it('holds what the public may know, in words', () => {
    expect(publish()).toEqual({
      number: issue.number,
      creditCode: completeCreditCode('92440703', 'MAC0F00D'),
      operatorName: '江门市蓬江区样例食品店（个体工商户）',
      premises: GOOD_CASE.declared['premises'],
      addressCode: 'GD440703000012',
      divisionCode: '440703',
      businessForm: '食品销售经营者',
      items: ['散装食品和预包装食品销售'],
      validFrom: '2026-03-02',
      validTo: '2031-03-01',
      authority: '江门市蓬江区市场监督管理局',
      certificateSha256: 'a'.repeat(64),
      licenceType: 'food-business',
      typeVersion: FOOD_BUSINESS.version,
    });
    expect(JSON.stringify(publish())).not.toMatch(/样例甲|样例乙|4407031985|13800000000/);
  });

  it('is not made with a gap', () => {
    expect(() => publish(withRegistered(GOOD_CASE, 'standard-addresses', 'divisionCode', '440604'))).toThrow(
      RangeError,
    );
    expect(() => publish(withDeclared(GOOD_CASE, { items: ['gold'] }))).toThrow(RangeError);
    expect(() => publish(withDeclared(GOOD_CASE, { items: [] }))).toThrow(RangeError);
    expect(() => publish(withoutSource(GOOD_CASE, 'premises'))).toThrow(RangeError);
    expect(findAuthority(FOOD_BUSINESS, withoutSource(GOOD_CASE, 'standard-addresses'))).toBeUndefined();
  });
});

describe('pre-filling', () => {
  it('fills from each registry that answered, with source and time', () => {
    const fields = derivePrefill(FOOD_BUSINESS, GOOD_CASE.registered);
    expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toMatchObject({
      operatorName: '江门市蓬江区样例食品店（个体工商户）',
      premises: GOOD_CASE.declared['premises'],
      area: 82.5,
    });
    expect(fields.find(({ name }) => name === 'area')).toEqual({
      name: 'area',
      value: 82.5,
      source: 'premises',
      asOf: '2026-03-02T01:00:00.000Z',
      editable: true,
    });
    expect(fields.every(({ name }) => FOOD_BUSINESS.form.some((field) => field.name === name))).toBe(true);
  });

  it('leaves out what is silent, absent or null', () => {
    const names = derivePrefill(
      FOOD_BUSINESS,
      withoutSource(withRegistered(GOOD_CASE, 'business-registration', 'scope', null), 'premises').registered,
    ).map(({ name }) => name);
    expect(names).not.toContain('premises');
    expect(names).not.toContain('businessScope');
    expect(names).toContain('operatorName');
    expect(derivePrefill(FOOD_BUSINESS, {})).toEqual([]);
  });
});
