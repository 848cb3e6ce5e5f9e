import type { Bilingual } from '../decision';
import { findDocumentType } from './document-types';

/**
 * Words for a document in the wrong slot; undefined when it is in the right one.
 * @param slotTypes ids of the types the slot takes.
 * @param found id of the type it was recognised as; undefined when it was not recognised.
 */
export function tellWrongDocument(slotTypes: readonly string[], found: string | undefined): Bilingual | undefined {
  if (found !== undefined && slotTypes.includes(found)) return undefined;
  const wanted = slotTypes.map((id) => findDocumentType(id)?.name).filter((name) => name !== undefined);
  const zh = wanted.map((name) => `“${name.zh}”`).join('或');
  const en = wanted.map((name) => name.en).join(' or ');
  const seen = found === undefined ? undefined : findDocumentType(found)?.name;
  return seen === undefined
    ? {
        zh: `未能识别出证件种类，此处需要${zh}`,
        en: `the kind of document was not recognised; this slot asks for: ${en}`,
      }
    : { zh: `这是“${seen.zh}”，此处需要${zh}`, en: `this is: ${seen.en}; this slot asks for: ${en}` };
}
