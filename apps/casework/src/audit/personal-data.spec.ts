import { completeResidentId } from '@licensing/domain';
import { findPersonalData } from './personal-data';

const ID = completeResidentId('44070319900101123');

describe('findPersonalData', () => {
  it.each([`"${ID}"`, `号码${ID}。`, ID.toLowerCase(), '{"note":"44070319900101123x"}'])(
    'finds a resident identity number in %s',
    (text) => {
      expect(findPersonalData(text)).toBe('a resident identity number');
    },
  );

  it.each(['"13800000000"', '电话13800000000', '+86-13800000000'])('finds a mobile number in %s', (text) => {
    expect(findPersonalData(text)).toBe('a mobile number');
  });

  it.each([
    '91440703MA4UK3R00K', 'JY14407030000016', '2026-01-05T01:02:03.456Z', 'c'.repeat(64), `a${'13800000000'.repeat(5)}b`,
    '440703-0001', '1767575000123', '4407030010012345678',
  ])('lets %s pass', (text) => { expect(findPersonalData(text)).toBeUndefined(); }); // prettier-ignore
});
