/** Does a value have a shape? Members that are not named may be there: registries add to their records. */
export type Shape = (value: unknown) => boolean;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const text: Shape = (value) => typeof value === 'string' && value.trim() !== '';
/** Text that may be empty. */
export const anyText: Shape = (value) => typeof value === 'string';
export const flag: Shape = (value) => typeof value === 'boolean';
export const count: Shape = (value) => Number.isInteger(value) && (value as number) >= 0;
export const quantity: Shape = (value) => typeof value === 'number' && Number.isFinite(value) && value > 0;
/** A day of the calendar, `yyyy-mm-dd`. */
export const day: Shape = (value) => {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
};

export const exactly =
  (expected: string): Shape =>
  (value) =>
    value === expected;
export const oneOf =
  (expected: ReadonlySet<string>): Shape =>
  (value) =>
    typeof value === 'string' && expected.has(value);
/** Absent or null counts as well. */
export const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null || shape(value);
/** Null counts as well, absence does not. */
export const nullable =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
export const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
export const record =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(members).every(([name, shape]) =>
      shape(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined),
    );
