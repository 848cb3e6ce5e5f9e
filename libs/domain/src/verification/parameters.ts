/** The numbers and lists of verification, each with its source. */
export const VERIFICATION_PARAMETERS = {
  adultAge: { value: 18, source: '民法典 art 17' },
  activeStatuses: { value: ['存续', '开业'], source: '市场主体登记管理条例 (登记状态)' },
} as const;

interface BarGround {
  zh: string;
  en: string;
  basis: string;
}

/** Why somebody may be barred, by the code of the register of bars. */
export const BAR_GROUNDS: Readonly<Record<string, BarGround | undefined>> = {
  'licence-revoked-five-years': { zh: '被吊销许可证未满五年', en: 'a licence was revoked less than five years ago', basis: '食品安全法 art 135' },
  'food-safety-crime-life': { zh: '因食品安全犯罪被判处有期徒刑以上刑罚', en: 'a prison sentence for a food-safety crime', basis: '食品安全法 art 135' },
  'false-material-one-year': { zh: '提供虚假材料未满一年', en: 'false material was given less than a year ago', basis: '行政许可法 art 78' },
  'fraud-three-years': { zh: '以欺骗、贿赂等不正当手段取得许可未满三年', en: 'a licence was obtained by fraud less than three years ago', basis: '行政许可法 art 79' },
}; // prettier-ignore
