import { fromClaims } from './claims';

const claims = { sub: 's', name: '陈晓明', id_number: 'ID-NUMBER', acr: 'real-name', roles: [] };

describe('fromClaims', () => {
  it('reads an applicant', () => {
    expect(fromClaims(claims)).toEqual({
      person: { subject: 's', name: '陈晓明', idNumber: 'ID-NUMBER', assurance: 'real-name' }, roles: [],
    }); // prettier-ignore
  });

  it('knows only our roles', () => {
    expect(fromClaims({ ...claims, roles: ['auditor', 'root', 7] }).roles).toEqual(['auditor']);
    expect(fromClaims({ ...claims, roles: 'auditor' }).roles).toEqual([]);
  });

  it('takes the weakest assurance when none is said', () => {
    expect(fromClaims({ ...claims, acr: undefined }).person.assurance).toBe('password');
  });

  it.each(['sub', 'name', 'id_number'])('refuses a token without %s', (name) => {
    expect(() => fromClaims({ ...claims, [name]: undefined })).toThrow('SESSION.SIGN_IN_FAILED');
    expect(() => fromClaims({ ...claims, [name]: 'x'.repeat(201) })).toThrow('SESSION.SIGN_IN_FAILED');
  });
});
