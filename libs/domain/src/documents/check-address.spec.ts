import { checkAddress } from './check-address';

const codesOf = (address: string): string[] => checkAddress({ address }, 'address').map(({ code }) => code);

describe('numbers in addresses', () => {
  it.each([
    '样例路29号幢首层3卡',
    '样例路29号1幢层',
    '样例路号101铺',
    '样例大道幢5铺',
    '样例街道样例村号',
    '样例路3号之（首层）',
    '样例路3号之',
  ])('is missing: %s', (address) => {
    expect(codesOf(address)).toEqual(['NUMBER_MISSING']);
  });

  it.each([
    '广东省样例市73号档',
    '样例路12号3铺（照多址）',
    '样例市场内14.85号档',
    '样例市场内14、85号档理',
    '样例路12号商铺监督',
  ])('is unlikely: %s', (address) => {
    expect(codesOf(address)).toEqual(['ADDRESS_UNLIKELY']);
  });

  it.each([
    '样例市场内14、85号档口',
    '样例路12号3铺位（自编）',
    '样例路29号1幢首层3卡',
    '样例路29号之三',
    '样例路8号楼101室',
    '白沙街道样例路12号15、16号铺',
    '样例路12号商铺',
    '样例村三层',
    '样例路29号A座二层',
    '样例广场室内步行街3F层102A号商铺',
    '样例路29号（1幢）首层',
    '',
  ])('is not: %s', (address) => {
    expect(codesOf(address)).toEqual([]);
  });
});
