import { getLocalDate } from '../../../dates';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const read = (term: string, on = '2026-11-24') =>
  interpretDocument(
    [
      makePage([
        ['中华人民共和国', 600, 100, { size: 60 }],
        ['居民身份证', 560, 220, { size: 90 }],
        ['签发机关', 300, 600], ['样例市公安局样例分局', 560, 598],
        ['有效期限', 300, 720], [term, 560, 718, { width: 400 }] as MadeRun,
      ]), // prettier-ignore
    ],
    { on: getLocalDate(on) },
  );

describe('resident identity card, back', () => {
  it.each([
    ['2019.10.14-2029.10.14', '2019-10-14', '2029-10-14'],
    ['2019.10.14-长期', '2019-10-14', '长期'],
    ['2019.10.14一2029.10.14', '2019-10-14', '2029-10-14'],
  ])('%s', (term, from, to) => {
    const reading = read(term);
    expect(reading.type).toBe('resident-id-back');
    expect(reading.fields.map(({ name, value, accepted }) => [name, value, accepted])).toEqual([
      ['issuedBy', '样例市公安局样例分局', true],
      ['validFrom', from, true],
      ['validTo', to, true],
    ]);
    expect(reading.problems).toEqual([]);
  });

  it.each([
    ['2006.10.14-2016.10.14', ['EXPIRED']],
    ['2026.11.25-2036.11.25', ['NOT_YET_VALID']],
    ['2029.10.14-2019.10.14', ['DATES_OUT_OF_ORDER']],
    ['2016.11.24-2026.11.24', []],
    ['2026.11.24-2036.11.24', []],
  ])('%s: %j', (term, codes) => {
    expect(read(term).problems.map(({ code }) => code)).toEqual(codes);
  });

  it('an unreadable term is shown as read, and is unclear', () => {
    expect(read('2019.1O').fields.slice(1)).toMatchObject([
      { name: 'validFrom', value: null, accepted: false, fault: 'unclear' },
      { name: 'validTo', value: null, accepted: false, fault: 'unclear' },
    ]);
  });
});
