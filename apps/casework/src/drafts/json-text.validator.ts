import { ValidateBy } from 'class-validator';

/** A text property that is empty or holds JSON, at most `maxLength` characters. */
export function IsJsonText(maxLength: number): PropertyDecorator {
  return ValidateBy({
    name: 'isJsonText',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.length <= maxLength && isJson(value),
    },
  });
}

function isJson(text: string): boolean {
  if (text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
