import { type Reason } from '@licensing/contracts';
import { type Slot } from './slot';

type Label = { readonly zh: string; readonly en: string };
type Words = Pick<Reason, 'code' | 'zh' | 'en'>;

const BY_A_CLERK = {
  zh: '由工作人员查看该文件，申请人无需补充材料。',
  en: 'A clerk looks at the document; the applicant has nothing to add.',
};

function reason(slot: Pick<Slot, 'basis'> | undefined, words: Words): Reason {
  return { ...words, basis: slot?.basis ?? '行政许可法 art 31', remedy: BY_A_CLERK, field: '', rule: '' };
}

const list = (labels: readonly Label[]): Label => ({
  zh: labels.map(({ zh }) => `“${zh}”`).join('、'),
  en: labels.map(({ en }) => `"${en}"`).join(', '),
});

/** No machine could read it, twice. */
export function unreadable(slot: Slot): Reason {
  return reason(slot, {
    code: 'DOCUMENT_UNREADABLE',
    zh: `上传的“${slot.name.zh}”（${slot.id}）无法由系统识读。`,
    en: `The document given for "${slot.name.en}" (${slot.id}) could not be read by machine.`,
  });
}

/** It was read, and something that counts not surely enough. */
export function uncertain(slot: Slot, fields: readonly Label[]): Reason {
  const of = list(fields);
  return reason(slot, {
    code: 'DOCUMENT_UNCERTAIN',
    zh: `上传的“${slot.name.zh}”（${slot.id}）${of.zh === '' ? '' : `中${of.zh}`}未能可靠识别，不能自动采用。`,
    en: `The document given for "${slot.name.en}" (${slot.id}) was not read surely enough to decide on${of.en === '' ? '' : `: ${of.en}`}.`,
  });
}

/** The applicant says that it says something else. */
export function disputed(slot: Slot, fields: readonly Label[]): Reason {
  const of = list(fields);
  return reason(slot, {
    code: 'DOCUMENT_DISPUTED',
    zh: `申请人更正了“${slot.name.zh}”（${slot.id}）中的${of.zh}，与识别结果不一致，须由工作人员比对。`,
    en: `The applicant corrects ${of.en} of the document given for "${slot.name.en}" (${slot.id}); it differs from what was read.`,
  });
}

/** It is not there any more, or another than was submitted. */
export function missing(slot: Slot | undefined, id: string): Reason {
  const name = slot?.name ?? { zh: id, en: id };
  return reason(slot, {
    code: 'DOCUMENT_MISSING',
    zh: `随申请提交的“${name.zh}”（${id}）已不存在。`,
    en: `The document submitted for "${name.en}" (${id}) is not there any more.`,
  });
}
