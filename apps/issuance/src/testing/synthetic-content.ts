import { type CertificateContent } from '../render-certificate/certificate-renderer';

const NUMBER = 'JY14407030000017';

const FIELDS: readonly (readonly [name: string, label: string, value: string])[] = [
  ['operatorName', '经营者名称', '江门市蓬江区样例食品店'],
  ['subjectCode', '统一社会信用代码（身份证号码）', '92440703MA0000000A'],
  ['representative', '法定代表人（负责人）', '样例甲'],
  ['domicile', '住所', '广东省江门市蓬江区样例路12号'],
  ['premises', '经营场所', '广东省江门市蓬江区样例路12号之一'],
  ['businessForm', '主体业态', '食品销售经营者'],
  ['items', '经营项目', '散装食品销售'],
  ['number', '许可证编号', NUMBER],
  ['supervisor', '日常监督管理机构', '江门市蓬江区市场监督管理局'],
  ['hotline', '投诉举报电话', '12315'],
  ['authority', '发证机关', '江门市江海区市场监督管理局'],
  ['issuedOn', '发证日期', '2026年11月24日'],
  ['validTo', '有效期至', '2031年11月23日'],
];

/** A whole face; `values` replaces fields by name. */
export function syntheticContent(values: Readonly<Record<string, string>> = {}): CertificateContent {
  return {
    template: 'food-business',
    title: '食品经营许可证',
    number: NUMBER,
    face: FIELDS.map(([name, label, value]) => ({ name, label, value: values[name] ?? value })),
    verifyUrl: `http://localhost:4000/verify/${NUMBER}`,
    issuedOn: '2026-11-24',
  };
}
