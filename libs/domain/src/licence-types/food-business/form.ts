import type { FormFieldDefinition } from '../definition';
import { BUSINESS_FORMS, SALES_MODES } from './business-forms';
import { ITEMS } from './items';

const SHARING = '国务院关于在线政务服务的若干规定 art 7';
const APPLICATION = '食品经营许可和备案管理办法 (申请材料: 申请书); 行政许可法 art 29';

const locked = (
  name: string,
  zh: string,
  en: string,
  path: string,
  extra: Partial<FormFieldDefinition> = {},
): FormFieldDefinition => ({
  name,
  label: { zh, en },
  kind: 'text',
  required: true,
  basis: SHARING,
  maxLength: 200,
  prefill: { source: 'business-registration', path },
  editable: false,
  personal: false,
  ...extra,
});

/** Six fields that the business registry fills, one that the premises registry fills, and eight for the applicant. */
export const FORM: readonly FormFieldDefinition[] = [
  locked('operatorName', '经营者名称', 'Operator', 'name'),
  locked('creditCode', '统一社会信用代码', 'Credit code', 'creditCode', { maxLength: 18 }),
  // Not required either: a licence on paper may leave them open, and a person reads it then.
  locked('kind', '主体类型', 'Kind of business', 'kind', { required: false, maxLength: 60 }),
  locked('representativeName', '法定代表人（负责人）', 'Representative', 'representative.name', {
    maxLength: 60,
    personal: true,
  }),
  locked('domicile', '住所', 'Registered address', 'domicile'),
  locked('businessScope', '经营范围', 'Business scope', 'scope', { required: false, maxLength: 2000 }),
  {
    name: 'premisesAddressCode',
    label: { zh: '经营场所标准地址编码', en: 'Standard address code of the premises' },
    kind: 'address-code',
    required: true,
    basis: '食品安全法 art 33(1); 江门市门楼号牌管理条例 art 22',
    prefill: { source: 'business-registration', path: 'addressCode' },
    editable: true,
    personal: false,
  },
  // Not required: premises that no registry knows are no reason to turn somebody away; the rules refer them to a person.
  locked('premises', '经营场所', 'Premises', 'address', {
    required: false,
    prefill: { source: 'premises', path: 'address' },
  }),
  {
    name: 'area',
    label: { zh: '经营场所面积', en: 'Area of the premises' },
    kind: 'number',
    required: true,
    basis: '食品安全法 art 33(1)',
    // Bounds of a plausible typing, no legal number: a kiosk and the largest halls fit in.
    min: 1,
    max: 200000,
    unit: '㎡',
    prefill: { source: 'premises', path: 'area' },
    editable: true,
    personal: false,
  },
  {
    name: 'businessForm',
    label: { zh: '主体业态', en: 'Business form' },
    kind: 'choice',
    required: true,
    basis: APPLICATION,
    choices: BUSINESS_FORMS.map(({ code, label, source }) => ({ code, label, source })),
    editable: true,
    personal: false,
  },
  {
    name: 'items',
    label: { zh: '经营项目', en: 'Items' },
    kind: 'choices',
    required: true,
    basis: APPLICATION,
    choices: ITEMS.map(({ code, label, validFrom, validTo, source }) => ({ code, label, validFrom, validTo, source })),
    editable: true,
    personal: false,
  },
  {
    name: 'foodSafetyPersonName',
    label: { zh: '食品安全管理人员姓名', en: 'Name of the food-safety person' },
    kind: 'text',
    required: true,
    basis: '食品安全法 arts 33(3), 44',
    maxLength: 60,
    editable: true,
    personal: true,
  },
  {
    name: 'foodSafetyPersonId',
    label: { zh: '食品安全管理人员身份证号码', en: 'Identity number of the food-safety person' },
    kind: 'resident-id',
    required: true,
    basis: '食品安全法 arts 44, 45, 135',
    editable: true,
    personal: true,
  },
  {
    name: 'contactPhone',
    label: { zh: '联系电话', en: 'Phone' },
    kind: 'phone',
    required: true,
    basis: '行政许可法 art 29',
    editable: true,
    personal: true,
  },
  {
    name: 'salesModes',
    label: { zh: '经营方式', en: 'Ways of trading' },
    kind: 'choices',
    required: false,
    basis: '食品经营许可和备案管理办法 (报告事项)',
    choices: SALES_MODES,
    editable: true,
    personal: false,
  },
];
