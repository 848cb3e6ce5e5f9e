import type { ParsedField } from '../document-type';
import { dropScraps, textField } from '../fields';
import type { Span } from '../layout';

/** An address: between shop numbers a comma and 、 are one mark, and either is read for the other. */
export function addressField(name: string, span: Span | undefined): ParsedField[] {
  return textField(name, dropScraps(span ?? [])).map((field) => ({
    ...field,
    value: typeof field.value === 'string' ? field.value.replace(/[,，]/g, '、') : field.value,
  }));
}
