import { type Bilingual } from '@licensing/domain';

interface Right {
  readonly text: Bilingual;
  readonly law: Bilingual;
  readonly link?: string;
}

const law = (article: string, number: string): Bilingual => ({
  zh: `个人信息保护法${article}`,
  en: `Personal Information Protection Law, art ${number}`,
});

/** What everybody may ask about data that is held about them, and where. */
export const RIGHTS: readonly Right[] = [
  {
    text: { zh: '查阅、复制您的信息', en: 'See and copy your data' },
    law: law('第四十五条', '45'),
    link: '/v1/me/data',
  },
  {
    text: { zh: '查看谁因何查阅过您的信息', en: 'See who read your data, and what for' },
    law: law('第四十四条', '44'),
    link: '/v1/me/accesses',
  },
  {
    text: {
      zh: '更正、补充：登记信息向登记机关申请，草稿可直接修改',
      en: 'Correct: what a registry says, at that registry; a draft, in the draft itself',
    },
    law: law('第四十六条', '46'),
    link: '/v1/drafts/{id}',
  },
  {
    text: { zh: '删除依法无须保存的信息', en: 'Have erased what the law does not make us keep' },
    law: law('第四十七条', '47'),
    link: '/v1/me/erasure',
  },
  {
    text: { zh: '要求说明处理规则和自动决定的理由', en: 'Have explained how data is used and why a machine decided' },
    law: law('第二十四条、第四十八条', '24 and 48'),
    link: '/v1/applications',
  },
];
