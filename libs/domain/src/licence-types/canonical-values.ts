import type { JsonValue } from '../canonical';
import { parseAddressCode, parseChineseMobile, parseResidentId } from '../identifiers';
import type { FormFieldDefinition, LicenceTypeDefinition } from './definition';

const PARSERS: Partial<Record<FormFieldDefinition['kind'], (text: string) => { kind: string; value?: string }>> = {
  'resident-id': parseResidentId,
  'address-code': parseAddressCode,
  phone: parseChineseMobile,
};

/**
 * The form's codes as registries know them: a lower-case x as X, full width as half width, spaces off. Only what is valid is
 * rewritten, and only in ways that {@link checkForm} accepts as the same code; everything else stays as it was typed.
 */
export function toCanonicalValues(
  definition: Pick<LicenceTypeDefinition, 'form'>,
  values: Readonly<Record<string, JsonValue>>,
): Record<string, JsonValue> {
  const kinds = new Map(definition.form.map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const kind = kinds.get(name);
      const parse = kind === undefined ? undefined : PARSERS[kind];
      if (parse === undefined || typeof value !== 'string') return [name, value];
      return [name, parse(value).value ?? value];
    }),
  );
}
