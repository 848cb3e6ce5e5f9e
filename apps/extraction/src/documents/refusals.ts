import { type Problem } from '@licensing/platform';

/** The licence type takes no document under that name. */
export const NO_SUCH_SLOT: Problem = {
  pointer: '/slot',
  code: 'unknown-slot',
  zh: '该许可没有这一项材料，或该项材料无需上传文件。',
  en: 'The licence asks for no such material, or takes no document for it.',
  todo: { zh: '请从所列材料中选择。', en: 'Choose one of the materials that are listed.' },
};

/** More than one person can need at a time. */
export function tooMany(most: number): Problem {
  return {
    pointer: '',
    code: 'too-many-documents',
    zh: `尚未提交的文件已达${most}份。`,
    en: `There are ${most} documents already that belong to no application.`,
    todo: { zh: '请删除不需要的文件后再上传。', en: 'Erase those that are not needed, then give it again.' },
  };
}
