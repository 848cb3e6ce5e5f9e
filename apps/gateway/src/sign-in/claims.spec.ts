import { fromClaims } from './claims';

const claims = { sub: 's', name: '陈晓明', id_number: 'ID-NUMBER', acr: 'real-name', roles: [] };

describe('fromClaims', () => {
  it('reads an applicant', () => {
    expect(fromClaims(claims)).toEqual({
      person: { subject: 's', name: '陈晓明', idNumber: 'ID-NUMBER', assurance: 'real-name' }, roles: [], office: '',
    }); // prettier-ignore
  });

  it('knows only our roles', () => {
    expect(fromClaims({ ...claims, roles: ['auditor', 'root', 7] }).roles).toEqual(['auditor']);
    expect(fromClaims({ ...claims, roles: 'auditor' }).roles).toEqual([]);
  });

  it('reads the office of staff, and of nobody else', () => {
    expect(fromClaims({ ...claims, roles: ['clerk'], office: '440703' }).office).toBe('440703');
    expect(fromClaims({ ...claims, office: '440703' }).office).toBe('');
    expect(fromClaims({ ...claims, roles: ['clerk'], office: '4407' }).office).toBe('');
    expect(fromClaims({ ...claims, roles: ['clerk'], office: ['440703'] }).office).toBe('');
  });

  it.each([
    ['clerk', 'reviewer'], ['inspector', 'reviewer'], ['administrator', 'clerk'], ['auditor', 'administrator'],
    ['auditor', 'clerk', 'inspector'],
  ])('refuses %s with %s', (...roles) => {
    expect(() => fromClaims({ ...claims, roles })).toThrow('SESSION.ROLES_APART');
  }); // prettier-ignore

  it('lets roles be held together that do not contradict', () => {
    expect(fromClaims({ ...claims, roles: ['inspector', 'clerk'] }).roles).toEqual(['clerk', 'inspector']);
  });

  it('takes the weakest assurance when none is said', () => {
    expect(fromClaims({ ...claims, acr: undefined }).person.assurance).toBe('password');
  });

  it.each(['sub', 'name', 'id_number'])('refuses a token without %s', (name) => {
    expect(() => fromClaims({ ...claims, [name]: undefined })).toThrow('SESSION.SIGN_IN_FAILED');
    expect(() => fromClaims({ ...claims, [name]: 'x'.repeat(201) })).toThrow('SESSION.SIGN_IN_FAILED');
  });
});
