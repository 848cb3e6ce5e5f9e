/** The JSON subset that is hashed and signed. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * RFC 8785 (JCS): members sorted by UTF-16 code unit, numbers and strings as ECMAScript writes them, no white space.
 *
 * The parameter is `unknown` because interfaces with optional members do not fit {@link JsonValue}; what does not fit is
 * found here instead.
 *
 * @throws TypeError naming the place, on undefined (members too: a store would turn it into null or drop it), NaN and
 * infinities, bigint, functions, symbols, lone surrogates, cycles, and objects that are not plain (Date, Map, class
 * instances).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', []);
}

function write(value: unknown, place: string, ancestors: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${place}: not a finite number`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return writeString(value, place);
  if (typeof value !== 'object') throw new TypeError(`${place}: ${typeof value} has no JSON form`);
  if (ancestors.includes(value)) throw new TypeError(`${place}: cycle`);
  const path = [...ancestors, value];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${Array.from(items, (item, index) => write(item, `${place}[${index}]`, path)).join(',')}]`;
  }
  if (!isPlainObject(value)) throw new TypeError(`${place}: not a plain object`);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${writeString(name, place)}:${write(value[name], `${place}.${name}`, path)}`);
  return `{${members.join(',')}}`;
}

function writeString(text: string, place: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${place}: lone surrogate`);
  return JSON.stringify(text);
}

/** By the depth of the prototype chain and not by identity: a sandbox has its own `Object.prototype`. */
function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
