import type { AuthorityDefinition, ClockStep, NumberingDefinition } from '../definition';
import type { ValidityRule } from '../../dates';
import { BUSINESS_FORMS } from './business-forms';

/** JY, form, region, sequence, check digit (GB/T 17710). The region is the county of the premises. */
export const NUMBERING: NumberingDefinition = {
  prefix: 'JY',
  form: { field: 'businessForm', digits: Object.fromEntries(BUSINESS_FORMS.map(({ code, digit }) => [code, digit])) },
  region: { from: 'registered', source: 'standard-addresses', path: 'divisionCode' },
  sequenceDigits: 6,
  source: '食品经营许可和备案管理办法 (许可证编号规则); GB/T 17710-2008',
};

export const VALIDITY: ValidityRule = {
  years: 5,
  lessDays: 1,
  source: '食品安全法实施条例 art 15 (five years); less a day as printed on certificates of 2024-2026',
};

/** Limits of the law. The machine decides at once (行政许可法 art 34); these bind the people it refers to. */
export const CLOCK: readonly ClockStep[] = [
  { step: 'correction-notice', workingDays: 5, source: '行政许可法 art 32(4)' },
  { step: 'on-site-check', workingDays: 5, source: '食品经营许可和备案管理办法, to be confirmed' },
  {
    step: 'decision',
    workingDays: 10,
    source: '食品经营许可和备案管理办法, to be confirmed; 行政许可法 art 42: at most 20',
  },
  {
    step: 'decision-extension',
    workingDays: 5,
    source: '食品经营许可和备案管理办法, to be confirmed; 行政许可法 art 42: at most 10',
  },
  {
    step: 'issue',
    workingDays: 5,
    source: '食品经营许可和备案管理办法, to be confirmed; 行政许可法 art 44: at most 10',
  },
  { step: 'publication', workingDays: 7, source: '国务院双公示 (行政许可和行政处罚信用信息)' },
];

const authority = (divisionCode: string, place: string, en: string): AuthorityDefinition => ({
  divisionCode,
  name: { zh: `${place}市场监督管理局`, en: `${en} Administration for Market Regulation` },
  source: 'GB/T 2260: 江门市; 食品经营许可和备案管理办法 (县级以上地方市场监督管理部门)',
});

export const AUTHORITIES: readonly AuthorityDefinition[] = [
  authority('440703', '江门市蓬江区', 'Pengjiang District'),
  authority('440704', '江门市江海区', 'Jianghai District'),
  authority('440705', '江门市新会区', 'Xinhui District'),
  authority('440781', '台山市', 'Taishan City'),
  authority('440783', '开平市', 'Kaiping City'),
  authority('440784', '鹤山市', 'Heshan City'),
  authority('440785', '恩平市', 'Enping City'),
];
