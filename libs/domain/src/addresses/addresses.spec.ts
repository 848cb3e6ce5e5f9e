import fc from 'fast-check';
import { compareAddress } from './compare-address';
import { normaliseAddress } from './normalise-address';
import { parseAddress } from './parse-address';

const FULL = '广东省江门市蓬江区白沙街道样例路12号101铺';

describe('normalising', () => {
  it.each([
    ['样例路十二號之一', '样例路12号之1'],
    ['样例路１２之一号', '样例路12号之1'],
    ['样例路一百二十号二〇五室', '样例路120号205室'],
    ['样例路12号首层', '样例路12号1层'],
    ['样例路12号第二层', '样例路12号2层'],
    ['样例路12号二楼', '样例路12号2层'],
    ['五邑路3号', '五邑路3号'],
    ['三江镇十号', '三江镇10号'],
    ['样例路12号〔自编A1〕', '样例路12号(自编A1)'],
    ['样例路二十三号', '样例路23号'],
  ])('%s', (text, expected) => {
    expect(normaliseAddress(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      '蓬江区',
      '白沙街道',
      '样例路',
      '十二號',
      '之一',
      '（自编）',
      '二楼',
      '１０１',
      '第三层',
      '号',
      '-',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = normaliseAddress(pieces.join(''));
        expect(normaliseAddress(once)).toBe(once);
      }),
    );
  });
});

describe('layers', () => {
  it('reads all of them', () => {
    expect(parseAddress(`${FULL}（一址多照）`)).toEqual({
      L1: '广东省',
      L2: '江门市',
      L3: '蓬江区',
      L4: '白沙街道',
      L5: '样例路',
      L6: '12号',
      L7: '101铺',
      notes: '一址多照',
    });
  });

  it('adds the province and city of a local county', () => {
    expect(parseAddress('台山市台城街道样例路5号')).toMatchObject({
      L1: '广东省',
      L2: '江门市',
      L3: '台山市',
      L4: '台城街道',
      L5: '样例路',
    });
    expect(parseAddress('广东省台山市样例镇样例村3号')).toMatchObject({
      L1: '广东省',
      L3: '台山市',
      L4: '样例镇',
      L5: '样例村',
    });
    expect(parseAddress('佛山市禅城区样例路5号')).toMatchObject({ L1: '', L2: '佛山市', L3: '禅城区' });
  });

  it('takes 村 in the name of a town as part of it', () => {
    expect(parseAddress('台山市汶村镇样例路5号')).toMatchObject({ L4: '汶村镇', L5: '样例路' });
    expect(parseAddress('台山市样例镇样例村5号')).toMatchObject({ L4: '样例镇', L5: '样例村' });
  });

  it('does not take a road for a town', () => {
    expect(parseAddress('蓬江区古镇大道5号')).toMatchObject({ L4: '', L5: '古镇大道' });
  });
});

describe('comparing', () => {
  const kind = (a: string, b: string, aliases = [] as { former: string; current: string }[]): string =>
    compareAddress(a, b, aliases).kind;

  it.each([
    [FULL, '江门市蓬江区白沙街道样例路十二號101铺', 'same'],
    [FULL, FULL, 'same'],
    [FULL, '广东省江门市蓬江区白沙街道样例路12号', 'same-place-note'],
    [FULL, '广东省江门市蓬江区白沙街道样例路12号102铺', 'same-place-note'],
    [FULL, '江门市蓬江区样例路12号101铺', 'same-place-note'],
    [FULL, `${FULL}（样例广场）`, 'same-place-note'],
    [FULL, '江门市蓬江区白沙街道样例路14号101铺', 'different'],
    [FULL, '江门市江海区白沙街道样例路12号101铺', 'different'],
    [FULL, '江门市蓬江区环市街道样例路12号101铺', 'different'],
    [FULL, '佛山市禅城区样例路12号', 'different'],
    [FULL, '江门市蓬江区白沙街道另一路12号101铺', 'different'],
    [FULL, '江门市蓬江区白沙街道样例路12号之二101铺', 'unknown'],
    ['样例路12号之一', '样例路12号之二', 'different'],
    ['样例路12-1号', '样例路12号之一', 'unknown'],
    ['样例路8号3栋101', '样例路8号4栋101', 'different'],
    ['样例路8号3栋101', '样例路8号3栋102', 'same-place-note'],
    [FULL, '江门市蓬江区白沙街道', 'unknown'],
    [FULL, '江门市蓬江区白沙街道样例路', 'unknown'],
    ['', '', 'unknown'],
    ['江门市', '江门市', 'unknown'],
    ['样例镇样例村', '样例镇样例村', 'same'],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(kind(a, b)).toBe(expected);
    expect(kind(b, a)).toBe(expected);
  });

  it('knows former addresses by the old-new table, and only whole ones', () => {
    const aliases = [{ former: '江门市蓬江区白沙街道旧路7号101铺', current: FULL }];
    expect(kind('广东省江门市蓬江区白沙街道旧路七号101铺', FULL, aliases)).toBe('same');
    expect(kind('江门市蓬江区白沙街道旧路7号', FULL, aliases)).toBe('different');
    expect(kind('广东省江门市蓬江区白沙街道旧路七号101铺', FULL)).toBe('different');
  });

  it('names the layers that differ', () => {
    expect(compareAddress(FULL, '江门市蓬江区样例路14号101铺').differs).toEqual(['L4', 'L6']);
  });
});
