import type { ValueRef } from '../case-facts';
import type { SourceDefinition } from '../definition';

const typed = (field: string): ValueRef => ({ from: 'declared', field });
const SHARING = '国务院关于在线政务服务的若干规定 art 7';

/** Ids are those of the registries. Everything that is gathered can be asked at once: it depends on the form alone. */
export const SOURCES: readonly SourceDefinition[] = [
  {
    id: 'business-registration',
    name: { zh: '市场主体登记', en: 'the business register' },
    steps: ['prefill', 'verify', 'gather'],
    request: [{ parameter: 'creditCode', value: typed('creditCode') }],
    subject: { path: 'creditCode', equals: typed('creditCode') },
    basis: `市场主体登记管理条例 art 14; ${SHARING}`,
    personal: true,
  },
  {
    id: 'population',
    name: { zh: '人口库', en: 'the population register' },
    steps: ['verify'],
    request: [
      {
        parameter: 'idNumber',
        value: { from: 'registered', source: 'business-registration', path: 'representative.idNumber' },
      },
    ],
    subject: {
      path: 'idNumber',
      equals: { from: 'registered', source: 'business-registration', path: 'representative.idNumber' },
    },
    basis: '行政许可法 art 31',
    personal: true,
  },
  {
    id: 'food-safety-bars',
    name: { zh: '食品安全从业禁止名单', en: 'the register of food-safety bars' },
    steps: ['verify', 'gather'],
    request: [
      { parameter: 'idNumber', value: typed('foodSafetyPersonId') },
      { parameter: 'creditCode', value: typed('creditCode') },
    ],
    basis: '食品安全法 art 135',
    personal: true,
  },
  {
    id: 'premises',
    name: { zh: '不动产和经营场所登记', en: 'the premises register' },
    steps: ['prefill', 'gather'],
    request: [{ parameter: 'addressCode', value: typed('premisesAddressCode') }],
    subject: { path: 'addressCode', equals: typed('premisesAddressCode') },
    basis: `食品安全法 art 33(1); ${SHARING}`,
    personal: true,
  },
  {
    id: 'standard-addresses',
    name: { zh: '标准地址库', en: 'the standard-address register' },
    steps: ['prefill', 'gather'],
    request: [{ parameter: 'addressCode', value: typed('premisesAddressCode') }],
    subject: { path: 'addressCode', equals: typed('premisesAddressCode') },
    basis: '江门市门楼号牌管理条例 arts 15, 22',
    personal: false,
  },
  {
    id: 'food-safety-staff',
    name: { zh: '食品安全管理人员库', en: 'the register of food-safety staff' },
    // While the form is filled in only to know whether a certificate is wanted: see `listMaterials` and materials.ts.
    steps: ['prefill', 'gather'],
    request: [{ parameter: 'idNumber', value: typed('foodSafetyPersonId') }],
    subject: { path: 'holderIdNumber', equals: typed('foodSafetyPersonId') },
    basis: '食品安全法 art 44',
    personal: true,
  },
  {
    id: 'health-certificates',
    name: { zh: '健康证明库', en: 'the register of health certificates' },
    steps: ['prefill', 'gather'],
    request: [{ parameter: 'idNumber', value: typed('foodSafetyPersonId') }],
    subject: { path: 'holderIdNumber', equals: typed('foodSafetyPersonId') },
    basis: '食品安全法 art 45',
    personal: true,
  },
  {
    id: 'certificate-library',
    name: { zh: '电子证照库', en: 'the certificate library' },
    steps: ['gather'],
    request: [{ parameter: 'creditCode', value: typed('creditCode') }],
    basis: '国务院关于在线政务服务的若干规定 arts 10, 11; 食品经营许可和备案管理办法 (一地一证)',
    personal: false,
  },
];
