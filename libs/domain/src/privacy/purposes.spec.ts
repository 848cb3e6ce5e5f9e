import { ROLE_GRANTS, STAFF_ROLES } from '../access';
import { findPurpose, findReadingRole, type Purpose, PURPOSES, purposesOf } from './purposes';

describe('purposes', () => {
  it('are unique, in both languages, each with its law', () => {
    expect(new Set(PURPOSES.map(({ code }) => code)).size).toBe(PURPOSES.length);
    for (const { code, text, law } of PURPOSES as readonly Purpose[]) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect([text.zh, text.en, law.zh, law.en].every((words) => words.length > 5)).toBe(true);
      expect(law.zh).toMatch(/^个人信息保护法第/);
    }
  });

  it.each(STAFF_ROLES)('exist for a %s exactly when the role may read applications', (role) => {
    const mayRead = ROLE_GRANTS[role].some(({ grants }) =>
      grants.some(({ action, subject }) => action === 'read' && subject === 'Application'),
    );
    expect(purposesOf([role]).length > 0).toBe(mayRead);
  });

  it('are stated only by a role of their own', () => {
    expect(findReadingRole(['clerk'], 'handle-case')).toBe('clerk');
    expect(findReadingRole(['clerk'], 'audit')).toBeUndefined();
    expect(findReadingRole(['administrator'], 'handle-case')).toBeUndefined();
    expect(findReadingRole(['clerk', 'inspector'], 'inspect')).toBe('inspector');
    expect(findReadingRole(['auditor'], 'registry-check')).toBeUndefined();
    expect(findReadingRole(['auditor'], 'curiosity')).toBeUndefined();
    expect(findPurpose('__proto__')).toBeUndefined();
  });
});
