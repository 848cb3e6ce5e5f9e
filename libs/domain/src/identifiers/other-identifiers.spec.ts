import { parseAddressCode, parseApplicationId } from './application-id';
import { getChecked } from './checked';
import { parseDivisionCode } from './division-code';
import { completeElectronicCertificateId, parseElectronicCertificateId } from './electronic-certificate-id';
import { maskPhone } from './masking';
import { parseChineseMobile } from './mobile';

const reasonOf = (checked: { kind: string; reason?: string }): string => checked.reason ?? 'valid';

describe('other identifiers', () => {
  it('mobile numbers', () => {
    expect(parseChineseMobile('+86 138-0013-8000')).toEqual({ kind: 'valid', value: '13800138000' });
    expect(reasonOf(parseChineseMobile('12800138000'))).toBe('prefix');
    expect(reasonOf(parseChineseMobile('1380013800'))).toBe('length');
    expect(reasonOf(parseChineseMobile('1380013800a'))).toBe('alphabet');
    expect(maskPhone('13800138000')).toBe('138****8000');
    expect(maskPhone('1380')).toBe('****');
  });

  it('division codes', () => {
    expect(reasonOf(parseDivisionCode('440703'))).toBe('valid');
    expect(reasonOf(parseDivisionCode('990703'))).toBe('division');
    expect(reasonOf(parseDivisionCode('44070A'))).toBe('alphabet');
    expect(reasonOf(parseDivisionCode('4407'))).toBe('length');
  });

  it('application and address codes', () => {
    expect(reasonOf(parseApplicationId('01J-a_b'))).toBe('valid');
    expect(reasonOf(parseApplicationId('a:1'))).toBe('alphabet');
    expect(parseAddressCode('gd-440703-0001')).toEqual({ kind: 'valid', value: 'GD-440703-0001' });
    expect(reasonOf(parseAddressCode('地址'))).toBe('alphabet');
  });

  it('electronic certificate ids', () => {
    const id = completeElectronicCertificateId('11100000000013338W011', '11430000006122244L', '20230000403', '001');
    expect(id.endsWith('.U')).toBe(true);
    expect(reasonOf(parseElectronicCertificateId(id))).toBe('valid');
    expect(reasonOf(parseElectronicCertificateId(`${id.slice(0, -1)}M`))).toBe('check-digit');
    expect(reasonOf(parseElectronicCertificateId(`${id}M`))).toBe('length');
    expect(reasonOf(parseElectronicCertificateId('1.2'))).toBe('alphabet');
  });

  it('getChecked throws the reason, not the value', () => {
    expect(() => getChecked(parseChineseMobile('12800138000'))).toThrow(/^prefix/);
  });
});
