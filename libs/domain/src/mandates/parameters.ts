import type { Bilingual } from '../decision';

/** The numbers and lists of mandates, each with its source. Version: a change is a new release of this file. */
export const MANDATE_PARAMETERS = {
  longestYears: { value: 3, source: '民法典 art 165 (授权委托书应载明期限); 期限上限由登记机关设定, 法律没有规定' },
  acceptWithinDays: { value: 30, source: '民法典 arts 140, 171 (沉默不视为同意); 期限由登记机关设定, 法律没有规定' },
  longestName: { value: 60, source: '居民身份证姓名栏: 少数民族姓名可超过三十字; 上限由登记机关设定' },
  /** Of one person's mandates those given last are looked at when businesses are listed. */
  mostListed: { value: 500, source: '系统容量, 由登记机关设定; 法律没有规定' },
} as const;

/** What a mandate may allow. Giving mandates is none of it: whoever acts under one cannot pass it on (民法典 art 169). */
export const MANDATE_ACTIONS = ['prepare', 'submit', 'follow', 'collect'] as const;

/** One thing that a mandate allows. */
export type MandateAction = (typeof MANDATE_ACTIONS)[number];

/** Each action in the words of the statement. */
export const MANDATE_ACTION_WORDS: Readonly<Record<MandateAction, Bilingual>> = {
  prepare: {
    zh: '查看经营主体登记信息并填写申请',
    en: 'see the registered data of the business and fill in applications',
  },
  submit: { zh: '提交申请，并对申请内容的真实性作出声明', en: 'submit applications and declare that they are true' },
  follow: {
    zh: '查看办理进度，答复提问，接收通知',
    en: 'follow applications, answer questions about them and receive notices',
  },
  collect: { zh: '领取许可证', en: 'collect licences' },
};
