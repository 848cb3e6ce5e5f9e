import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { AppError, type Problem } from '../errors/app-error';
import { getConstraintText } from './constraint-texts';

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every violated constraint below `errors`, flat, each with its RFC 6901 pointer. */
export function toProblems(errors: readonly ValidationError[], parent = ''): Problem[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escapePointer(error.property)}`;
    const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
      pointer,
      code: constraint,
      ...getConstraintText(constraint),
    }));
    return [...own, ...toProblems(error.children ?? [], pointer)];
  });
}

const NO_OBJECT: Problem = { pointer: '', code: 'isObject', ...getConstraintText('isObject') };

/**
 * Checks what came in over an edge against a class-validator class.
 *
 * @returns an instance of the class
 * @throws AppError `REQUEST.INVALID` with every problem, unknown fields included
 */
export function validateRequest<T extends object>(Dto: new () => T, request: unknown): T {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    throw new AppError('REQUEST.INVALID', undefined, [NO_OBJECT]);
  }
  const instance = plainToInstance(Dto, request);
  // Unknown values are objects above; a class without a single constraint is an empty message, not an unknown one.
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw new AppError('REQUEST.INVALID', undefined, toProblems(errors));
  return instance;
}
