import { type Document, type Material } from '@licensing/contracts';
import { type LicenceTypeDefinition, type MaterialDefinition } from '@licensing/domain';
import { type Problem } from '@licensing/platform';
import { statusOf } from '../documents/document.mapper';
import { findWrongType } from '../documents/wrong-type';

/**
 * Ids of the material that is asked for now. A source that is silent at this very moment asks nothing that was not asked
 * before: it is waited for instead.
 */
export function findAskedMaterials(
  before: readonly Material[],
  now: readonly Material[],
  isSilent: boolean,
): ReadonlySet<string> {
  const askedBefore = new Set(before.filter(({ status }) => status === 'asked').map(({ id }) => id));
  const asked = now.filter(({ id, status }) => status === 'asked' && (!isSilent || askedBefore.has(id)));
  return new Set(asked.map(({ id }) => id));
}

/**
 * What stands against submitting these documents: all at once (行政许可法 art 32). One that is still to be read, and one
 * that no machine can read, are no obstacle: the first is waited for, the second is a person's to read.
 *
 * @param asIs ids of documents that a person is to look at as they are
 */
export function findDocumentProblems(
  { materials }: Pick<LicenceTypeDefinition, 'materials'>,
  asked: ReadonlySet<string>,
  documents: readonly Document[],
  asIs: ReadonlySet<string>,
): Problem[] {
  const given = new Set(documents.map(({ slot }) => slot));
  const missing = materials.filter(({ id }) => asked.has(id) && !given.has(id)).map(toMissing);
  const unusable = documents.filter(({ id }) => !asIs.has(id)).flatMap(toUnusable);
  return [...missing, ...unusable];
}

function toMissing({ id, name, basis, ask }: MaterialDefinition): Problem {
  return {
    pointer: `/documents/${id}`,
    code: 'document-required',
    zh: `需要提交“${name.zh}”（依据：${basis}）：登记机关没有相应的信息。`,
    en: `"${name.en}" is needed (${basis}): no registry has it.`,
    todo: ask ?? {
      zh: `请拍照上传“${name.zh}”。`,
      en: `Take a photo of it and upload it for the slot "${id}".`,
    },
  };
}

function toUnusable(document: Document): Problem[] {
  const pointer = `/documents/${document.slot}`;
  const wrong = findWrongType(document);
  if (wrong !== undefined) return [{ pointer, code: 'wrong-type', zh: wrong.zh, en: wrong.en, todo: wrong.todo }];
  if (statusOf(document) !== 'read' || document.type !== '') return [];
  return [
    {
      pointer,
      code: 'unrecognised',
      zh: '无法认出这是什么文件。',
      en: 'It could not be told what this document is.',
      todo: {
        zh: '请在光线充足处重新拍摄整页；如文件本身如此，可请工作人员查看（asIs）。',
        en: 'Take a photo of the whole page in good light; if the document is like that, ask for a person to look at it (asIs).',
      },
    },
  ];
}
