import fc from 'fast-check';
import {
  actingRoles, FACTOR_LOCK_OUT, findForbiddenPair, findLockEnd, grantsOf, isOfficeCode, isWithinOffice, mayActOnAccount,
  mayFollow, ROLE_GRANTS, type Role, ROLES_APART, STAFF_ROLES, type StaffRole,
} from '.'; // prettier-ignore

const can = (roles: readonly Role[], action: string, subject: string): boolean =>
  grantsOf(roles).some((grant) => grant.action === action && grant.subject === subject);

describe('roles', () => {
  it('give a reason and a source for every grant', () => {
    for (const bundle of Object.values(ROLE_GRANTS).flat()) {
      expect(bundle.grants.length).toBeGreaterThan(0);
      expect(bundle.why.zh).toMatch(/\p{Script=Han}/u);
      expect(bundle.why.en).toMatch(/[a-z]/);
      expect(bundle.source.en).toMatch(/./);
    }
  });

  it('let nobody see cases who administers, and only auditors audit', () => {
    for (const subject of ['Application', 'Certificate', 'Draft', 'Mandate', 'Business', 'Audit', 'Decision'])
      expect(grantsOf(['administrator']).filter((grant) => grant.subject === subject)).toEqual([]);
    expect(STAFF_ROLES.filter((role) => can([role], 'audit', 'Audit'))).toEqual(['auditor']);
    expect(can(['applicant'], 'audit', 'Audit')).toBe(false);
  });

  it('let staff act as staff only: nobody applies in the session in which they decide', () => {
    for (const role of STAFF_ROLES) {
      expect(can(actingRoles([role], true), 'submit', 'Application')).toBe(false);
      expect(can(actingRoles([role], true), 'create', 'Draft')).toBe(false);
    }
    expect(actingRoles([], false)).toEqual(['applicant']);
  });

  it('let staff without a second factor only prove it and sign out', () => {
    const held = grantsOf(actingRoles(['administrator', 'clerk'], false));
    expect(new Set(held.map(({ subject }) => subject))).toEqual(new Set(['Session', 'SecondFactor']));
  });

  it('give applicants nothing that is not their own', () => {
    expect(grantsOf(['applicant']).filter(({ conditions }) => conditions?.['own'] !== true)).toEqual([]);
  });
});

describe('separation of duties', () => {
  it('finds each forbidden pair, in any order and company', () => {
    for (const { roles } of ROLES_APART) {
      expect(findForbiddenPair([...roles].reverse())).toBeDefined();
      expect(findForbiddenPair(STAFF_ROLES)).toBeDefined();
    }
    for (const role of STAFF_ROLES) expect(findForbiddenPair([role])).toBeUndefined();
    expect(findForbiddenPair(['clerk', 'inspector'])).toBeUndefined();
    expect(findForbiddenPair([])).toBeUndefined();
  });

  it('leaves no permitted set of roles that proposes and approves, or administers and sees cases', () => {
    fc.assert(
      fc.property(fc.subarray<StaffRole>([...STAFF_ROLES]), (roles) => {
        fc.pre(findForbiddenPair(roles) === undefined);
        expect(can(roles, 'propose', 'Decision') && can(roles, 'approve', 'Decision')).toBe(false);
        expect(can(roles, 'unlock', 'StaffAccount') && can(roles, 'read', 'Application')).toBe(false);
        expect(can(roles, 'audit', 'Audit') && can(roles, 'propose', 'Decision')).toBe(false);
      }),
    );
  });

  it('takes two people to propose and approve the same thing', () => {
    const approve = { action: 'approve', subject: 'Decision', person: 'a' };
    expect(mayFollow(approve, [{ action: 'propose', person: 'a' }])).toBe(false);
    expect(mayFollow(approve, [{ action: 'propose', person: 'b' }])).toBe(true);
    expect(mayFollow({ ...approve, action: 'propose' }, [{ action: 'approve', person: 'a' }])).toBe(true);
    expect(mayFollow({ ...approve, subject: 'Draft' }, [{ action: 'propose', person: 'a' }])).toBe(true);
  });

  it('lets nobody reset or unlock themselves', () => {
    expect(mayActOnAccount('reset', 'SecondFactor', 'a', 'a')).toBe(false);
    expect(mayActOnAccount('unlock', 'StaffAccount', 'a', 'a')).toBe(false);
    expect(mayActOnAccount('reset', 'SecondFactor', 'a', 'b')).toBe(true);
    expect(mayActOnAccount('read', 'StaffAccount', 'a', 'a')).toBe(true);
  });
});

describe('offices', () => {
  it.each([
    ['440703', '440703', true], ['440703', '440781', false], ['440700', '440703', true], ['440700', '440783', true],
    ['440700', '440100', false], ['440000', '440703', true], ['440000', '450703', false], ['440703', '440700', false],
    ['', '440703', false], ['440703', '', false], ['4407', '440703', false], ['440700', '4407031', false],
  ])('%s has %s within its area: %s', (office, division, expected) => {
    expect(isWithinOffice(office, division)).toBe(expected);
  }); // prettier-ignore

  it.each([['440703', true], ['044070', false], ['４４０７０３', false], ['44070', false]])('%s is a code: %s', (text, expected) => {
    expect(isOfficeCode(text)).toBe(expected);
  }); // prettier-ignore
});

describe('findLockEnd', () => {
  const rule = { tries: 3, withinSeconds: 60, lockSeconds: 300, source: FACTOR_LOCK_OUT.source };

  it.each([
    ['no failures', [], 10, undefined],
    ['two of three', [0, 1], 2, undefined],
    ['three within the time', [0, 30, 60], 61, 360],
    ['three over a longer time', [0, 30, 61], 62, undefined],
    ['in any order', [60, 0, 30], 61, 360],
    ['after the lock', [0, 30, 60], 360, undefined],
    ['more than three: from the last', [0, 1, 2, 3], 4, 303],
    ['long ago', [0, 1, 2], 1_000, undefined],
  ])('%s', (_name, seconds, now, expected) => {
    const end = findLockEnd(seconds.map((second) => second * 1_000), now * 1_000, rule); // prettier-ignore
    expect(end).toBe(expected === undefined ? undefined : expected * 1_000);
  });
});
