import { type AccessSource, type StaffRole } from '../access';
import { type Bilingual } from '../decision';

const law = (articles: string, en: string): AccessSource => ({
  zh: `个人信息保护法${articles}`,
  en: `Personal Information Protection Law, ${en}`,
  verified: false,
});

/** One reason for which data about somebody else may be read. */
export interface Purpose {
  /** Stable, lower case: what is recorded. */
  readonly code: string;
  readonly text: Bilingual;
  /** The law that allows it without asking the person (个人信息保护法 art 13(3): a duty by law), and within which limits. */
  readonly law: AccessSource;
  /** Who may state it; empty: a service, while it deals with an application. */
  readonly roles: readonly StaffRole[];
}

const DUTY = law('第十三条第一款第三项、第三十四条', 'arts 13(1)(3) and 34');
const SENSITIVE = law('第十三条第一款第三项、第二十八条、第二十九条、第三十四条', 'arts 13(1)(3), 28, 29 and 34');

/** Every purpose there is. A read of another person's data states one of them, or it is refused. */
export const PURPOSES = [
  {
    code: 'handle-case',
    text: { zh: '受理、审查您的许可申请', en: 'To deal with your application' },
    law: DUTY,
    roles: ['clerk'],
  },
  {
    code: 'review',
    text: { zh: '复核对您的申请提出的审查意见', en: 'To review what was proposed on your application' },
    law: DUTY,
    roles: ['reviewer'],
  },
  {
    code: 'inspect',
    text: { zh: '对经营场所进行现场核查', en: 'To inspect the premises' },
    law: DUTY,
    roles: ['inspector'],
  },
  {
    code: 'complaint',
    text: { zh: '处理投诉、举报、复议', en: 'To answer a complaint, a report or an appeal' },
    law: DUTY,
    roles: ['clerk', 'reviewer'],
  },
  {
    code: 'rights-request',
    text: { zh: '答复个人信息查阅、更正、删除请求', en: 'To answer a request about personal data' },
    law: law('第四十四条至第五十条', 'arts 44 to 50'),
    roles: ['clerk'],
  },
  {
    code: 'audit',
    text: { zh: '审计办理过程是否合法', en: 'To audit whether the case was dealt with lawfully' },
    law: law('第五十四条', 'art 54'),
    roles: ['auditor'],
  },
  {
    code: 'registry-check',
    text: {
      zh: '申请表中载明了您，向登记机关核验您的身份、资格和从业禁止情况',
      en: 'An application names you: registers were asked about identity, qualification and bars',
    },
    law: SENSITIVE,
    roles: [],
  },
] as const satisfies readonly Purpose[];

/** Code of a {@link Purpose}. */
export type PurposeCode = (typeof PURPOSES)[number]['code'];

/** A purpose by its code; undefined for one that is not on the list. */
export function findPurpose(code: string): Purpose | undefined {
  return PURPOSES.find((purpose) => purpose.code === code);
}

/** What somebody with these roles may state. */
export function purposesOf(roles: readonly StaffRole[]): Purpose[] {
  return PURPOSES.filter((purpose: Purpose) => purpose.roles.some((role) => roles.includes(role)));
}

/** The role in which somebody reads for a purpose; undefined when none of theirs may state it. */
export function findReadingRole(roles: readonly StaffRole[], code: string): StaffRole | undefined {
  return findPurpose(code)?.roles.find((role) => roles.includes(role));
}
