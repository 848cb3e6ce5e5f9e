import type { JsonValue } from '../canonical';
import { parseAddressCode, parseChineseMobile, parseResidentId } from '../identifiers';
import { toWrittenText } from '../text/normalise';
import type { FormFieldDefinition, LicenceTypeDefinition } from './definition';

const PARSERS: Partial<Record<FormFieldDefinition['kind'], (text: string) => { kind: string; value?: string }>> = {
  'resident-id': parseResidentId,
  'address-code': parseAddressCode,
  phone: parseChineseMobile,
  // Control characters are told of, not taken away.
  text: (text) =>
    /[\p{Cc}\p{Surrogate}]/u.test(text) ? { kind: 'invalid' } : { kind: 'valid', value: toWrittenText(text) || text },
};

/**
 * The form's codes as registries know them: a lower-case x as X, full width as half width, spaces off; its texts without
 * what nobody sees. Only what is valid is
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
