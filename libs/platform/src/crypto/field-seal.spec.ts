import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createFieldSeal, keyIdOf, resealText, toPlace } from './field-seal';
import { type Keyring, toUnnamedKeyId } from './keyring';

const PLACE = toPlace('drafts', 'draft-1');
const seal = createFieldSeal(randomBytes(32));

const ringOf = (current: string, keys: Record<string, Buffer>): Keyring => ({
  current,
  keys: new Map(Object.entries(keys)),
});
const sealOf = (ring: Keyring) => createFieldSeal({ ring: () => ring });

describe('createFieldSeal', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(seal.open(seal.seal(value, PLACE), PLACE)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('shows nothing of the value, and never the same text twice', () => {
    const [first, second] = [seal.seal('样例甲', PLACE), seal.seal('样例甲', PLACE)];
    expect(first).not.toBe(second);
    const bytes = Buffer.from(first.split('.')[1] ?? '', 'base64');
    expect(bytes.includes(Buffer.from('样例甲'))).toBe(false);
  });

  it('opens a text only where it belongs: not in another document, collection or field', () => {
    const text = seal.seal('样例甲', PLACE);
    for (const place of [
      toPlace('drafts', 'draft-2'),
      toPlace('submissions', 'draft-1'),
      toPlace('drafts', 'draft-1', 'sealedName'),
      '',
    ]) {
      expect(() => seal.open(text, place)).toThrow();
    }
  });

  it('does not open what another key sealed', () => {
    const other = sealOf(ringOf('other', { other: randomBytes(32) }));
    expect(() => other.open(seal.seal('样例甲', PLACE), PLACE)).toThrow('sealed with another key: only');
  });

  it('does not open what carries its key’s name but another key’s bytes', () => {
    const foreign = createFieldSeal(randomBytes(32)).seal('样例甲', PLACE);
    expect(keyIdOf(foreign)).toBe(keyIdOf(seal.seal('x', PLACE)));
    expect(() => seal.open(foreign, PLACE)).toThrow();
  });

  it('notices each changed byte: nonce, tag and content alike', () => {
    const [keyId = '', packed = ''] = seal.seal({ a: 1 }, PLACE).split('.');
    const bytes = Buffer.from(packed, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      expect(() => seal.open(`${keyId}.${changed.toString('base64')}`, PLACE)).toThrow();
    }
  });

  it('notices bytes cut off: a shortened tag must not make forging easy', () => {
    const [keyId = '', packed = ''] = seal.seal({ a: 1 }, PLACE).split('.');
    const bytes = Buffer.from(packed, 'base64');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => seal.open(`${keyId}.${bytes.subarray(0, length).toString('base64')}`, PLACE)).toThrow();
    }
  });

  it.each(['', 'no dot', '.', 'only.', 'only', 'only.%%%%'])('refuses %j', (text) => {
    expect(() => seal.open(text, PLACE)).toThrow();
  });

  it('accepts one spelling of a text only', () => {
    const text = seal.seal('样例甲', PLACE);
    expect(() => seal.open(`${text}=`, PLACE)).toThrow();
    expect(() => seal.open(`${text}.x`, PLACE)).toThrow();
    expect(() => seal.open(text.replace('.', '. '), PLACE)).toThrow();
  });
});

describe('a ring of several keys', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const before = ringOf('k-first', { 'k-first': first });
  const after = ringOf('k-second', { 'k-first': first, 'k-second': second });

  it('seals with the current key and opens what any of them sealed', () => {
    const old = sealOf(before).seal('样例甲', PLACE);
    expect(sealOf(after).open(old, PLACE)).toBe('样例甲');
    expect(keyIdOf(sealOf(after).seal('样例甲', PLACE))).toBe('k-second');
  });

  it('takes the ring of the moment, so that a rotation needs no new seal', () => {
    let ring = before;
    const living = createFieldSeal({ ring: () => ring });
    const old = living.seal('样例甲', PLACE);
    ring = after;
    expect(keyIdOf(living.seal('x', PLACE))).toBe('k-second');
    expect(living.open(old, PLACE)).toBe('样例甲');
  });

  it('seals again under the current key, in the same place and with the same content', () => {
    const again = resealText(after, sealOf(before).seal({ name: '样例甲' }, PLACE), PLACE);
    const later = sealOf(ringOf('k-second', { 'k-second': second }));
    expect(later.open(again, PLACE)).toEqual({ name: '样例甲' });
    expect(() => later.open(again, toPlace('drafts', 'draft-2'))).toThrow();
  });

  it('opens what was sealed before keys had ids, and binds it to its place when it seals it again', () => {
    const id = toUnnamedKeyId(first);
    const cipher = createCipheriv('aes-256-gcm', first, Buffer.alloc(12, 1));
    const body = Buffer.concat([cipher.update('"样例甲"'), cipher.final()]);
    const former = `${id}.${Buffer.concat([Buffer.alloc(12, 1), cipher.getAuthTag(), body]).toString('base64')}`;
    const ring = ringOf('k-second', { [id]: first, 'k-second': second });
    expect(sealOf(ring).open(former, PLACE)).toBe('样例甲');
    const again = resealText(ring, former, PLACE);
    expect(sealOf(ring).open(again, PLACE)).toBe('样例甲');
    expect(() => sealOf(ring).open(again, '')).toThrow();
  });
});
