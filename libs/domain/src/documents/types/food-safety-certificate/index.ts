import type { DocumentTypeDefinition } from '../../document-type';
import { checkFoodSafetyCertificate } from './check';
import { FOOD_SAFETY_CERTIFICATE_FIELDS } from './fields';
import { parseFoodSafetyCertificate } from './parse';

/** 食品安全总监、食品安全员（管理员）: certificate of training and assessment. */
export const FOOD_SAFETY_CERTIFICATE: DocumentTypeDefinition = {
  id: 'food-safety-certificate',
  version: '1',
  name: { zh: '食品安全管理人员证明', en: 'Food-safety manager certificate' },
  source: '食品安全法 art 44; 企业落实食品安全主体责任监督管理规定',
  marks: [
    ...['食品安全总监', '食品安全员', '食品安全管理员', '食品安全管理人员'].flatMap((level) => [
      { text: level, weight: 0.4 },
      ...[
        '证书',
        '合格证',
        '培训合格证',
        '培训合格证书',
        '培训证书',
        '考核合格证',
        '考核合格证书',
        '培训考核合格证',
        '培训考核合格证书',
        '证',
      ].map((kind) => ({ text: `${level}${kind}`, weight: 1, title: true as const })),
    ]),
    { text: '考核合格', weight: 0.4 },
    { text: '培训', weight: 0.2 },
    { text: '证书编号', weight: 0.2 },
    { text: '健康证', weight: -1, title: true },
    { text: '食品经营许可证', weight: -1, title: true },
    { text: '授权委托书', weight: -1, title: true },
    { text: '证书编号', weight: 0, twin: true },
    { text: '合格证编号', weight: 0, twin: true },
    { text: '身份证号', weight: 0, twin: true },
  ],
  fields: FOOD_SAFETY_CERTIFICATE_FIELDS,
  parse: parseFoodSafetyCertificate,
  check: checkFoodSafetyCertificate,
};
