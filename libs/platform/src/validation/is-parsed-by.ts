import { ValidateBy } from 'class-validator';

type Parse = (text: string) => { readonly kind: 'valid' | 'invalid' };

/**
 * A text property that a pure parser accepts, for example `@IsParsedBy('isCreditCode', parseCreditCode)`.
 * @param name the constraint's code in problems
 */
export function IsParsedBy(name: string, parse: Parse): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && parse(value).kind === 'valid',
      defaultMessage: () => `$property fails ${name}`,
    },
  });
}

/** A text property holding a JSON object, at most `maxLength` characters. */
export function IsJsonObjectText(maxLength: number): PropertyDecorator {
  return ValidateBy({
    name: 'isJsonObjectText',
    validator: {
      validate: (value: unknown) => {
        if (typeof value !== 'string' || value.length > maxLength) return false;
        try {
          const parsed: unknown = JSON.parse(value);
          return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
        } catch {
          return false;
        }
      },
      defaultMessage: () => '$property must be the text of a JSON object',
    },
  });
}
