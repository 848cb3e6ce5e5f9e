import { type Checked } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';

/**
 * A text that a pure parser accepts, kept in the form that the parser gives it: a lower-case x as X, full width as half
 * width, spaces off. What the parser does not accept stays as it was and is refused.
 */
export function ParsedBy(name: string, parse: (text: string) => Checked<string>): PropertyDecorator {
  return applyDecorators(
    IsParsedBy(name, parse),
    Transform(({ value }: { value: unknown }) => {
      const checked = typeof value === 'string' ? parse(value) : undefined;
      return checked?.kind === 'valid' ? checked.value : value;
    }),
  );
}
