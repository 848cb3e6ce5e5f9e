import { type Field } from '@licensing/contracts';
import { type JsonValue } from '@licensing/domain';

/** The form's values by name; a field without a value is not declared. */
export function toDeclared(fields: readonly Field[]): Record<string, JsonValue> {
  const declared: Record<string, JsonValue> = {};
  for (const { name, valueJson } of fields) {
    if (valueJson !== '') Object.defineProperty(declared, name, { value: JSON.parse(valueJson), enumerable: true });
  }
  return declared;
}
