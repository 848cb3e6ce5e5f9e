import type { ParsedField } from '../document-type';
import { textField } from '../fields';
import type { Span } from '../layout';

/** Below this a mark before the first Chinese character is a scrap of the pattern: no address begins with one. */
const DOUBTFUL = 0.8;

function withoutScraps(span: Span): Span {
  const start = span.findIndex(
    ({ text, confidence, again }) =>
      /\p{Script=Han}/u.test(text) || Math.min(confidence, again?.confidence ?? 1) >= DOUBTFUL,
  );
  return start === -1 ? span : span.slice(start);
}

/** An address: between shop numbers a comma and 、 are one mark, and either is read for the other. */
export function addressField(name: string, span: Span | undefined): ParsedField[] {
  return textField(name, withoutScraps(span ?? [])).map((field) => ({
    ...field,
    value: typeof field.value === 'string' ? field.value.replace(/[,，]/g, '、') : field.value,
  }));
}
