import type { DocumentTypeDefinition } from '../../document-type';
import { checkHealthCertificate } from './check';
import { HEALTH_CERTIFICATE_FIELDS } from './fields';
import { parseHealthCertificate } from './parse';

/** 健康证: cards of the regions, none of them national. */
export const HEALTH_CERTIFICATE: DocumentTypeDefinition = {
  id: 'health-certificate',
  version: '1',
  name: { zh: '健康证明', en: 'Health certificate' },
  source: '食品安全法 art 45; 各地健康证样式',
  marks: [
    { text: '健康证', weight: 1, title: true },
    { text: '健康证明', weight: 1, title: true },
    { text: '健康合格证', weight: 1, title: true },
    { text: '预防性健康检查', weight: 0.6 },
    { text: '从业人员健康', weight: 0.7 },
    { text: '健康检查', weight: 0.3 },
    { text: '健康证', weight: 0.4 },
    { text: '体检', weight: 0.3 },
    { text: '从业类别', weight: 0.3 },
    { text: '有效期一年', weight: 0.2 },
    { text: '疾病预防控制中心', weight: 0.2 },
    { text: '工种', weight: 0.2 },
    { text: '营业执照', weight: -1, title: true },
    { text: '食品经营许可证', weight: -1, title: true },
    { text: '姓名', weight: 0, twin: true },
    { text: '有效期至', weight: 0, twin: true },
  ],
  fields: HEALTH_CERTIFICATE_FIELDS,
  parse: parseHealthCertificate,
  check: checkHealthCertificate,
};
