import type { JsonValue } from '../../canonical';
import { maskResidentId, parseResidentId } from '../../identifiers';
import { type CaseFacts, findValue, type ValueRef } from '../case-facts';
import type { CertificateDefinition, FaceFieldDefinition } from '../definition';
import { asList, asText } from '../readers';
import { BUSINESS_FORMS, SALES_MODES } from './business-forms';
import { findItem } from './items';
import { AUTHORITIES } from './numbering';

const business = (path: string): ValueRef => ({ from: 'registered', source: 'business-registration', path });
const address = (path: string): ValueRef => ({ from: 'registered', source: 'standard-addresses', path });
const PREMISES: ValueRef = { from: 'registered', source: 'premises', path: 'address' };

/** Modes that are printed in brackets after the business form. */
const MODES_ON_FACE = ['wholesale', 'vending'];
/** A sole trader's certificate also bears the trader's number, masked. */
const SOLE_TRADER = '个体工商户';

const text =
  (ref: ValueRef): FaceFieldDefinition['find'] =>
  (facts) =>
    asText(findValue(ref, facts));

function findSubjectCode(facts: CaseFacts): string | undefined {
  const creditCode = asText(findValue(business('creditCode'), facts));
  if (findValue(business('kind'), facts) !== SOLE_TRADER) return creditCode;
  const id = parseResidentId(asText(findValue(business('representative.idNumber'), facts)) ?? '');
  return creditCode === undefined || id.kind === 'invalid' ? undefined : `${creditCode}（${maskResidentId(id.value)}）`;
}

function findBusinessForm(facts: CaseFacts): string | undefined {
  const form = BUSINESS_FORMS.find(({ code }) => code === facts.declared['businessForm'])?.label.zh;
  const modes = findLabels(facts.declared['salesModes'] ?? [], (code) =>
    MODES_ON_FACE.includes(code) ? (SALES_MODES.find((mode) => mode.code === code)?.label.zh ?? '') : '',
  );
  if (form === undefined || modes === undefined) return undefined;
  return modes.length === 0 ? form : `${form}（${modes.join('、')}）`;
}

function findItems(facts: CaseFacts): string | undefined {
  const labels = findLabels(facts.declared['items'], (code) => findItem(code)?.label.zh);
  return labels === undefined || labels.length === 0 ? undefined : labels.join('、');
}

/** Undefined when a code has no label; an empty label is left out. */
function findLabels(value: JsonValue | undefined, labelOf: (code: string) => string | undefined): string[] | undefined {
  const labels = asList(asText)(value)?.map(labelOf);
  return labels?.every((label) => label !== undefined) ? labels.filter((label) => label !== '') : undefined;
}

function findAuthorityName(facts: CaseFacts): string | undefined {
  const division = findValue(address('divisionCode'), facts);
  return AUTHORITIES.find(({ divisionCode }) => divisionCode === division)?.name.zh;
}

const field = (name: string, zh: string, en: string, find: FaceFieldDefinition['find']): FaceFieldDefinition => ({
  name,
  label: { zh, en },
  find,
});

/** The face of the certificate, in its printed order. The QR code and the seal are the template's. */
export const CERTIFICATE: CertificateDefinition = {
  template: 'food-business',
  faceFields: [
    field('operatorName', '经营者名称', 'Operator', text(business('name'))),
    field('subjectCode', '统一社会信用代码（身份证号码）', 'Credit code (identity number)', findSubjectCode),
    field('representative', '法定代表人（负责人）', 'Representative', text(business('representative.name'))),
    field('domicile', '住所', 'Registered address', text(business('domicile'))),
    field('premises', '经营场所', 'Premises', text(PREMISES)),
    field('businessForm', '主体业态', 'Business form', findBusinessForm),
    field('items', '经营项目', 'Items', findItems),
    field('number', '许可证编号', 'Licence number', (_facts, issue) => issue.number),
    field('supervisor', '日常监督管理机构', 'Supervising body', findAuthorityName),
    field('hotline', '投诉举报电话', 'Complaints', () => '12315'),
    field('authority', '发证机关', 'Issued by', findAuthorityName),
    field('issuedOn', '发证日期', 'Issued on', (_facts, issue) => toChineseDate(issue.issuedOn)),
    field('validTo', '有效期至', 'Valid to', (_facts, issue) => toChineseDate(issue.validTo)),
  ],
  publicFields: {
    operatorName: business('name'),
    creditCode: business('creditCode'),
    premises: PREMISES,
    addressCode: address('addressCode'),
    divisionCode: address('divisionCode'),
    businessForm: { from: 'declared', field: 'businessForm' },
    items: { from: 'declared', field: 'items' },
  },
};

function toChineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
