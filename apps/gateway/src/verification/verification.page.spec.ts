import { type Licence } from '@licensing/contracts';
import { getLocalDate } from '@licensing/domain';
import { verificationPage } from './verification.page';

const licence: Licence = {
  number: 'JY-NUMBER', creditCode: 'CREDIT-CODE', operatorName: '甲店<script>alert(1)</script>', premises: '江门市蓬江区甲路1号',
  addressCode: '', divisionCode: '440703', businessForm: '食品销售经营者', items: ['预包装食品销售', '散装食品销售'],
  validFrom: '2026-03-02', validTo: '2031-03-01', authority: '江门市蓬江区市场监督管理局', certificateSha256: '0'.repeat(64),
  licenceType: 'food-business', typeVersion: '1',
}; // prettier-ignore
const onDate = getLocalDate('2026-03-02');

describe('verificationPage', () => {
  it('says valid in word, colour and shape, with what the public may know', () => {
    const page = verificationPage({ state: 'valid', number: licence.number, onDate, licence });
    for (const text of [
      '有效',
      'Valid',
      'class="state valid"',
      '<svg',
      licence.premises,
      ...licence.items,
      licence.authority,
      '2031-03-01',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('<script');
  });

  it('tells the states apart', () => {
    const todo = { zh: '请核对', en: 'Check' };
    const problem = {
      pointer: '/number',
      code: 'check-digit',
      zh: '校验码不正确。',
      en: 'The check digit fails.',
      todo,
    };
    const pages = [
      verificationPage({ state: 'expired', number: 'N', onDate, licence }),
      verificationPage({ state: 'unknown', number: 'N', onDate }),
      verificationPage({ state: 'malformed', number: '"><b>', problem }),
    ];
    expect(pages.map((page) => /class="state (\w+)"/.exec(page)?.[1])).toEqual(['expired', 'unknown', 'malformed']);
    expect(pages[2]).toContain('校验码不正确');
    expect(pages[2]).not.toContain('"><b>');
    expect(pages[1]).not.toContain('经营场所');
  });
});
