import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createFieldSeal } from './field-seal';

const seal = createFieldSeal(randomBytes(32));

describe('createFieldSeal', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(seal.open(seal.seal(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('shows nothing of the value, and never the same text twice', () => {
    const [first, second] = [seal.seal('样例甲'), seal.seal('样例甲')];
    expect(first).not.toBe(second);
    const bytes = Buffer.from(first.split('.')[1] ?? '', 'base64');
    expect(bytes.includes(Buffer.from('样例甲'))).toBe(false);
  });

  it('does not open what another key sealed', () => {
    expect(() => createFieldSeal(randomBytes(32)).open(seal.seal('样例甲'))).toThrow('sealed with another key');
  });

  it('does not open what carries its key’s name but another key’s bytes', () => {
    const [ownId] = seal.seal('x').split('.');
    const [, foreign] = createFieldSeal(randomBytes(32)).seal('样例甲').split('.');
    expect(() => seal.open(`${ownId ?? ''}.${foreign ?? ''}`)).toThrow();
  });

  it('notices each changed byte: nonce, tag and content alike', () => {
    const [keyId = '', packed = ''] = seal.seal({ a: 1 }).split('.');
    const bytes = Buffer.from(packed, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      expect(() => seal.open(`${keyId}.${changed.toString('base64')}`)).toThrow();
    }
  });

  it('notices bytes cut off: a shortened tag must not make forging easy', () => {
    const [keyId = '', packed = ''] = seal.seal({ a: 1 }).split('.');
    const bytes = Buffer.from(packed, 'base64');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => seal.open(`${keyId}.${bytes.subarray(0, length).toString('base64')}`)).toThrow();
    }
  });

  it.each(['', 'no dot', '.', 'deadbeef.'])('refuses %j', (text) => {
    expect(() => seal.open(text)).toThrow();
  });
});
