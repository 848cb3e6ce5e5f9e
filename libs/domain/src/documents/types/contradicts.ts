import type { ParsedField } from '../document-type';

/** A name under a stamp or written by hand is no witness unless it was read surely. */
const SURE = 0.9;
const NAME = /^[\u4e00-\u9fff·（）A-Z0-9]{2,60}$/;
/** Words of stamps that lie beside the name. */
const STAMP = /章|盖|签/;

/**
 * Does another place (the signature) surely say another name or code than the head of the document? What only has more or
 * fewer characters is the same name with the signs of a stamp, or a part of it.
 */
export function contradicts(head: ParsedField, other: ParsedField): boolean {
  const [first, second] = [head.value, other.value];
  if (typeof first !== 'string' || typeof second !== 'string' || other.confidence < SURE) return false;
  if (first.includes(second) || second.includes(first)) return false;
  return NAME.test(second) && !STAMP.test(second);
}
