import { createHash, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const ID_FORM = /^[\w-]{4,40}$/;

/** The keys that a process knows at one moment: everything is sealed with the current one, the others only open. */
export interface Keyring {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Since when the current key has been the current one; undefined when the file does not say. */
  readonly since?: Date;
}

/** Where the ring of this moment is taken from: it may be another one after a rotation. */
export interface Keys {
  ring(): Keyring;
}

/** The key that something names. @throws Error without it; the id is no secret and is named */
export function getKey({ keys }: Keyring, id: string): Buffer {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`sealed with another key: ${ID_FORM.test(id) ? id : 'not a key id'}`);
  return key;
}

/** The id that a key had when there was only one and nobody named it: the start of its SHA-256. */
export function toUnnamedKeyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** True for what was sealed before keys had ids of their own: it is not bound to its place yet. */
export function isUnnamedKeyId(id: string): boolean {
  return /^[\da-f]{8}$/.test(id);
}

/** One key for good, for tests and tools. */
export function keysOf(key: Buffer): Keys {
  const ring = { current: 'only', keys: new Map([['only', key]]) };
  return { ring: () => ring };
}

/** The text of a key file with one new key. */
export function newKeyringText(): string {
  const id = `k${randomBytes(4).toString('hex')}`;
  return `${JSON.stringify({ current: id, keys: { [id]: randomBytes(KEY_BYTES).toString('base64') } }, null, 2)}\n`;
}

interface KeyFile {
  current?: unknown;
  since?: unknown;
  keys?: unknown;
}

/**
 * Reads `{ "current": id, "since"?: ISO time, "keys": { id: base64 of 32 bytes } }`.
 *
 * @throws Error that says what is wrong without quoting anything
 */
export function parseKeyring(text: string): Keyring {
  const { current, since, keys } = parseJson(text);
  if (typeof keys !== 'object' || keys === null) throw new Error('“keys” is missing');
  const known = new Map(Object.entries(keys).map(([id, key]: [string, unknown]) => [id, toKey(id, key)]));
  if (typeof current !== 'string' || !known.has(current)) throw new Error('“current” names none of the keys');
  const time = typeof since === 'string' ? new Date(since) : undefined;
  if (since !== undefined && (time === undefined || Number.isNaN(time.getTime())))
    throw new Error('“since” is no time');
  return { current, keys: known, ...(time && { since: time }) };
}

function parseJson(text: string): KeyFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message quotes what it stumbled over.
    throw new Error('it is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) throw new Error('it is not a JSON object');
  return parsed;
}

function toKey(id: string, text: unknown): Buffer {
  if (!ID_FORM.test(id)) throw new Error('a key id must be 4 to 40 letters, digits, hyphens or underscores');
  const key = typeof text === 'string' && /^[A-Za-z\d+/]{43}=$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  if (key?.length !== KEY_BYTES) throw new Error(`key ${id} is not 32 bytes in base64`);
  return key;
}
