import type { ParsedField } from '../document-type';
import { textField } from '../fields';
import { findIn, type Span } from '../layout';

/** 粤健J12345678, SPAQ440712345678, 440123: a few signs, then figures; what stands beside it on the row is not its own. */
const NUMBER = /([\u4e00-\u9fff]{0,4}[A-Z]{0,6}[(\[]?[0-9A-Z()[\]·/-]*\d[0-9A-Z)\]·/-]*号?)/;

/** Numbers of certificates that no standard shapes. */
export function certificateNumberField(name: string, span: Span | undefined): ParsedField[] {
  return textField(name, span && (findIn(span, NUMBER) ?? span));
}
