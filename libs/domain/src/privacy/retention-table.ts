import { type AccessSource } from '../access';
import { cutOffOf, type RetentionRule, type RetentionTerm } from './retention';

/** Years for which the log of who read whose data is kept. */
export const ACCESS_LOG_YEARS = 3;

/** Which edition of this table: a changed number is a new one. */
export const RETENTION_VERSION = '2026-1';

const law = (zh: string, en: string): AccessSource => ({ zh, en, verified: false });
const PIPL = 'Personal Information Protection Law';
/** 个人信息保护法 art 19: no longer than what it is needed for. The number of days is ours. */
const NEEDED = law('个人信息保护法第十九条（期限为系统设定）', `${PIPL}, art 19 (the number is ours)`);
const FILE = law(
  '行政许可法第六十一条、档案法第十三条、机关文件材料归档范围和文书档案保管期限规定',
  'Administrative Licensing Law, art 61; Archives Law, art 13; the regulation on what offices file and for how long',
);
const LOGS = law('网络安全法第二十一条第三项（不少于六个月）', 'Cybersecurity Law, art 21(3): six months at least');
const PROTECTION = law('GB/T 22239-2019 8.1.4.1', 'GB/T 22239-2019, 8.1.4.1');

const ERASED = { zh: '自动删除', en: 'erased by itself' };
const ARCHIVED = { zh: '移交档案机构，或经鉴定后销毁', en: 'handed to the archive, or destroyed after appraisal' };
const WITH_ACCOUNT = { zh: '随账号注销，由管理员删除', en: 'erased by an administrator with the account' };

const file: RetentionTerm = { amount: 30, unit: 'years', from: { zh: '办结', en: 'the end of the case' } };
const days = (amount: number, zh: string, en: string): RetentionTerm => ({ amount, unit: 'days', from: { zh, en } });

const inFile = {
  about: 'sealed',
  isApplicants: true,
  why: {
    zh: '许可案卷的组成部分，可据以复核、复议、诉讼。',
    en: 'Part of the file: what a review, an appeal or a court looks at.',
  },
  law: FILE,
  term: file,
  end: ARCHIVED,
  isAutomatic: false,
} as const satisfies Partial<RetentionRule>;

const passing = { about: 'pseudonyms', law: NEEDED, end: ERASED, isAutomatic: true } as const;

/** Everything that is held, kind by kind. What has no row here is not held. */
export const RETENTION: readonly RetentionRule[] = [
  {
    ...inFile, kind: 'submission', places: ['casework.submissions'],
    name: { zh: '已提交的申请表', en: 'The application as submitted' },
  },
  {
    ...inFile, kind: 'ledger', places: ['casework.ledger', 'casework.application_slots'], about: 'pseudonyms',
    name: { zh: '办理过程记录', en: 'The record of how the case was dealt with' },
  },
  {
    ...inFile, kind: 'certificate', places: ['issuance.certificates', 'issuance.numbers', 'issuance.place_claims', 'object-store'],
    about: 'public',
    name: { zh: '许可证及编号', en: 'The certificate and its number' },
  },
  {
    ...inFile, kind: 'register', places: ['supervision.premises'], about: 'public',
    name: { zh: '持证经营者登记', en: 'The register of licensed premises' },
    why: { zh: '许可结果应当公开，并据以监督检查。', en: 'The outcome is public by law, and supervision builds on it.' },
    law: law('行政许可法第四十条、第六十一条', 'Administrative Licensing Law, arts 40 and 61'),
  },
  {
    kind: 'draft', places: ['casework.drafts'], about: 'sealed', isApplicants: true,
    name: { zh: '申请草稿', en: 'Forms begun' },
    why: { zh: '便于您继续填写。', en: 'So that you can go on filling them in.' },
    law: NEEDED, term: days(90, '最后保存', 'the last change'),
    end: { zh: '未提交的自动删除；已提交的随案卷保存', en: 'erased by itself; one that was submitted stays with its file' },
    isAutomatic: true,
  },
  {
    kind: 'upload',
    places: ['extraction.documents', 'extraction.document_versions', 'extraction.objects', 'extraction.readings', 'documents'],
    about: 'sealed', isApplicants: true,
    name: { zh: '上传的文件及识读结果', en: 'Documents you gave, and what was read from them' },
    why: { zh: '代替登记机关没有的信息；便于您继续办理。', en: 'In the place of what no registry holds, and so that you can go on.' },
    law: NEEDED, term: days(90, '上传或最后放入草稿', 'the upload, or the last change'),
    end: { zh: '未提交的自动删除；已提交的随案卷保存', en: 'erased by itself; one that was submitted stays with its file' },
    isAutomatic: true,
  },
  {
    kind: 'registry-replies', places: ['extraction.answers'], about: 'sealed', isApplicants: true,
    name: { zh: '登记机关的答复', en: 'What registries replied' },
    why: { zh: '作为决定依据的证据。', en: 'Evidence of what the decision rests on.' },
    law: law(
      '行政诉讼法第三十四条、第四十六条，个人信息保护法第十九条（期限为系统设定）',
      `Administrative Procedure Law, arts 34 and 46; ${PIPL}, art 19 (the number is ours)`,
    ),
    term: { amount: 2, unit: 'years', from: { zh: '答复', en: 'the reply' } }, end: ERASED, isAutomatic: true,
  },
  {
    kind: 'answers', places: ['identity.answers', 'comparison.answers', 'issuance.answers'], about: 'sealed', isApplicants: true,
    name: { zh: '各步骤的首次答复', en: 'The first answer of each step' },
    why: { zh: '使重复的请求得到同一答复。', en: 'So that a request that is repeated gets the same answer.' },
    law: NEEDED, term: days(180, '答复', 'the answer'), end: ERASED, isAutomatic: true,
  },
  {
    ...inFile, kind: 'mandate', places: ['identity.mandates', 'identity.mandate_events', 'identity.mandate_slots'],
    name: { zh: '委托书及其变更', en: 'Mandates and what became of them' },
    why: { zh: '证明代理人有权办理。', en: 'They prove that an agent was allowed to act.' },
    law: law('民法典第一百六十五条、第一百八十八条，行政许可法第二十九条', 'Civil Code, arts 165 and 188; Administrative Licensing Law, art 29'),
  },
  {
    kind: 'access-log', places: ['identity.accesses'], about: 'pseudonyms', isApplicants: true,
    name: { zh: '谁因何查阅过您的信息', en: 'Who read your data, and what for' },
    why: { zh: '供您查看，并供审计。', en: 'For you to see, and for audits.' },
    law: law('个人信息保护法第五十一条、第五十四条、第五十六条（记录至少保存三年）', `${PIPL}, arts 51, 54 and 56: three years at least`),
    term: { amount: ACCESS_LOG_YEARS, unit: 'years', from: { zh: '查阅当年年末', en: 'the end of the year of the reading' } },
    end: ERASED, isAutomatic: true,
  },
  {
    ...passing, kind: 'access-claims', places: ['identity.access_claims'], isApplicants: true,
    name: { zh: '查阅记录的去重标记', en: 'Marks that keep a reading from being recorded twice' },
    why: { zh: '使重复的请求只记录一次。', en: 'So that a request that is repeated is recorded once.' },
    term: days(30, '查阅', 'the reading'),
  },
  {
    ...passing, kind: 'sessions', places: ['gateway.sessions'], about: 'sealed', isApplicants: true,
    name: { zh: '登录会话', en: 'Sessions' },
    why: { zh: '使您保持登录。', en: 'So that you stay signed in.' },
    law: PROTECTION, term: days(0, '失效', 'its end'),
  },
  {
    ...passing, kind: 'session-uses', places: ['gateway.session_uses'], isApplicants: true,
    name: { zh: '会话使用时间', en: 'When sessions were used' },
    why: { zh: '使闲置的会话自动退出。', en: 'So that an idle session ends.' },
    law: PROTECTION, term: days(2, '使用', 'the use'),
  },
  {
    ...passing, kind: 'session-list', places: ['gateway.session_slots'], isApplicants: true,
    name: { zh: '登录次数与时间', en: 'How often and when somebody signed in' },
    why: { zh: '供您查看登录过的设备，并供安全审计。', en: 'For the list of devices, and for security audits.' },
    law: LOGS, end: WITH_ACCOUNT, isAutomatic: false,
  },
  {
    ...passing, kind: 'used-sign-ins', places: ['gateway.used_sign_ins'], about: 'none', isApplicants: false,
    name: { zh: '已使用的登录请求', en: 'Sign-ins that were used' },
    why: { zh: '防止登录请求被重放。', en: 'So that a sign-in cannot be replayed.' },
    law: PROTECTION, term: days(1, '登录', 'the sign-in'),
  },
  {
    ...passing, kind: 'factor-challenges', places: ['gateway.factor_challenges'], about: 'sealed', isApplicants: false,
    name: { zh: '第二因素认证请求', en: 'Requests for a second factor' },
    why: { zh: '使认证请求只能答复一次。', en: 'So that a request is answered once.' },
    law: PROTECTION, term: days(1, '失效', 'its end'),
  },
  {
    ...passing, kind: 'used-factor-challenges', places: ['gateway.used_factor_challenges'], about: 'none', isApplicants: false,
    name: { zh: '已答复的认证请求', en: 'Requests for a second factor that were answered' },
    why: { zh: '使认证请求只能答复一次。', en: 'So that a request is answered once.' },
    law: PROTECTION, term: days(1, '答复', 'the answer'),
  },
  {
    kind: 'staff-accounts',
    places: [
      'gateway.staff_accounts', 'gateway.second_factors', 'gateway.factor_resets', 'gateway.factor_uses', 'gateway.account_events',
    ],
    about: 'sealed', isApplicants: false,
    name: { zh: '工作人员账号和第二认证因素', en: 'Accounts and second factors of staff' },
    why: { zh: '确认工作人员身份，锁定可疑账号。', en: 'To recognise staff, and to lock accounts that are attacked.' },
    law: PROTECTION, end: WITH_ACCOUNT, isAutomatic: false,
  },
  {
    kind: 'histories', places: ['temporal'], about: 'pseudonyms', isApplicants: true,
    name: { zh: '流程引擎的执行历史（内容加密）', en: 'Histories of the engine that carries applications (contents encrypted)' },
    why: { zh: '使流程在故障后继续。', en: 'So that an application goes on after a failure.' },
    law: NEEDED, term: days(30, '办结', 'the end of the case'),
    end: { zh: '由流程引擎删除', en: 'erased by the engine' }, isAutomatic: true,
  },
  {
    ...inFile, kind: 'events', places: ['kafka'], about: 'public',
    name: { zh: '公开的许可事件（不含个人信息）', en: 'Public events about licences, without personal data' },
    why: { zh: '供监督检查等系统重建数据。', en: 'What other systems rebuild their data from.' },
  },
  {
    kind: 'logs', places: ['logs'], about: 'none', isApplicants: false,
    name: { zh: '运行日志（不含个人信息）', en: 'Logs, without personal data' },
    why: { zh: '查明故障和攻击。', en: 'To find out about failures and attacks.' },
    law: LOGS, term: { amount: 6, unit: 'months', from: { zh: '记录', en: 'the entry' } },
    end: { zh: '由运维按期删除', en: 'erased by operations' }, isAutomatic: false,
  },
]; // prettier-ignore

/** A row by its kind. @throws RangeError for a kind that has none: then nothing of it may be held */
export function retentionOf(kind: string): RetentionRule {
  const rule = RETENTION.find((row) => row.kind === kind);
  if (rule === undefined) throw new RangeError(`no retention rule for ${kind}`);
  return rule;
}

/** How long a kind that ends by itself is kept. @throws RangeError for a kind that does not */
export function termOf(kind: string): RetentionTerm {
  const { term, isAutomatic } = retentionOf(kind);
  if (term === undefined || !isAutomatic) throw new RangeError(`${kind} does not end by itself`);
  return term;
}

/** For a kind that ends by itself: from now (ms) to the instant before which it is over. @throws RangeError at once */
export function cutOffFor(kind: string): (now: number) => number {
  const term = termOf(kind);
  return (now) => cutOffOf(term, now);
}
