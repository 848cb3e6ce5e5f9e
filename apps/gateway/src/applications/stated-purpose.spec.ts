import { type StaffRole } from '@licensing/domain';
import { toStatedPurpose } from './stated-purpose';

const failureOf = (roles: StaffRole[], stated?: string): unknown => {
  try {
    return toStatedPurpose(roles, stated);
  } catch (error) {
    return error;
  }
};

describe('toStatedPurpose', () => {
  it('gives the role that may state it', () => {
    expect(toStatedPurpose(['clerk'], 'handle-case')).toEqual({ role: 'clerk', purpose: 'handle-case' });
    expect(toStatedPurpose(['clerk', 'inspector'], 'inspect')).toEqual({ role: 'inspector', purpose: 'inspect' });
  });

  it.each([undefined, '', 'audit', 'constructor'])('offers those of the role instead of %p', (stated) => {
    expect(failureOf(['reviewer'], stated)).toMatchObject({
      code: 'REQUEST.INVALID',
      problems: [{ pointer: '/purpose', choices: [{ value: 'review' }, { value: 'complaint' }] }],
    });
  });

  it('has nothing to offer to who may read nothing', () => {
    expect(failureOf(['administrator'], 'handle-case')).toMatchObject({ code: 'SESSION.FORBIDDEN' });
    expect(failureOf([], 'handle-case')).toMatchObject({ code: 'SESSION.FORBIDDEN' });
  });
});
