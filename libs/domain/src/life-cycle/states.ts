/** Where an application or a licence can stand. `label` is what the applicant reads. */
export const APPLICATION_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  verifying: { zh: '正在核验身份', en: 'Verifying identity' },
  waiting: { zh: '等待登记机关答复', en: 'Waiting for a registry' },
  asked: { zh: '待申请人确认', en: 'Waiting for your answer' },
  gathering: { zh: '正在调取登记信息', en: 'Gathering registry records' },
  deciding: { zh: '正在审查', en: 'Deciding' },
  issuing: { zh: '正在发证', en: 'Issuing' },
  issued: { zh: '已发证', en: 'Issued' },
  referred: { zh: '转人工审查', en: 'With a clerk' },
  'not-required': { zh: '无需许可', en: 'No licence required' },
  'not-competent': { zh: '不属于本机关职权', en: 'Not within our competence' },
  'needs-correction': { zh: '待补正', en: 'Needs correction' },
  lapsed: { zh: '逾期未补正', en: 'Lapsed' },
  withdrawn: { zh: '已撤回申请', en: 'Withdrawn by the applicant' },
  inspecting: { zh: '现场核查', en: 'On-site check' },
  rectifying: { zh: '限期整改', en: 'Rectifying' },
  hearing: { zh: '听证', en: 'Hearing' },
  refused: { zh: '不予许可', en: 'Refused' },
} as const;

export type ApplicationState = keyof typeof APPLICATION_STATES;

export const LICENCE_STATES = {
  valid: { zh: '有效', en: 'Valid' },
  expired: { zh: '过期', en: 'Expired' },
  'suspended-until-renewed': { zh: '延续前停止经营', en: 'Suspended until renewed' },
  revoked: { zh: '撤销', en: 'Revoked as unlawful' },
  'withdrawn-by-authority': { zh: '撤回', en: 'Withdrawn by the authority' },
  'revoked-as-penalty': { zh: '吊销', en: 'Revoked as a penalty' },
  cancelled: { zh: '注销', en: 'Cancelled' },
} as const;

export type LicenceState = keyof typeof LICENCE_STATES;
