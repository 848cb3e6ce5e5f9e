import type { ParsedField } from '../document-type';

/** A name under a stamp or written by hand is no witness unless it was read surely. */
const SURE = 0.9;
const CODE = /^[0-9A-Z]{15,}$/;
const NAME = /^[\u4e00-\u9fff·（）A-Z0-9]{2,60}$/;
/** Words of stamps that lie beside the name. */
const STAMP = /章|盖|签/;

/**
 * Does another place (the signature) surely say another name or code than the head of the document? What only has more
 * characters is the same name with signs of a stamp; what has none of its own is a part of it, as a stamp shows it.
 */
export function contradicts(head: ParsedField, other: ParsedField): boolean {
  const [first, second] = [head.value, other.value];
  if (typeof first !== 'string' || typeof second !== 'string' || other.confidence < SURE) return false;
  if (CODE.test(first)) return CODE.test(second) && first !== second;
  const isPart = second.length < first.length && Array.from(second).every((character) => first.includes(character));
  if (second.includes(first) || isPart) return false;
  return NAME.test(second) && !STAMP.test(second);
}

/**
 * A name that wraps inside its own column goes on below, where running text does not look for it. Then the form's reading,
 * which follows columns, is the longer one, and which of the two holds is a person's to say.
 */
export function isCutShort(head: ParsedField, inForm: ParsedField): boolean {
  const [first, second] = [head.value, inForm.value];
  if (typeof first !== 'string' || typeof second !== 'string') return false;
  return second.length > first.length && second.startsWith(first) && NAME.test(second) && !STAMP.test(second);
}
