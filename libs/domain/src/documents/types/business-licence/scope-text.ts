import { toPlainText } from '../../normalise';

/**
 * The scope as the register writes it. Its words stay as read; only marks between phrases, which small print blurs, are set
 * by the fixed form `一般项目：…；…。（除依法须经批准的项目外…）许可项目：…` (市场主体登记管理条例 art 14).
 */
export function toScopeText(text: string): string {
  return toPlainText(text)
    .replace(/^[^一-龥（]{0,3}般项目/, '一般项目')
    .replace(/(一般项目|许可项目|一般经营项目|许可经营项目)[；.]/g, '$1：')
    .replace(/[，,.、；：。]?（(除依法|依法)须经/g, '。（$1须经')
    .replace(/）[：](?=[一-龥])/g, '）；')
    .replace(/(活动|为准)[。，.]?$/, '$1）');
}
