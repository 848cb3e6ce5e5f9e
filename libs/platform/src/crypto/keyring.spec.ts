import { getKey, newKeyringText, parseKeyring } from './keyring';

const KEY = Buffer.alloc(32, 7).toString('base64');
const file = (content: object): string => JSON.stringify(content);

describe('parseKeyring', () => {
  it('reads keys, which is the current one, and since when', () => {
    const ring = parseKeyring(
      file({ current: 'k-new', since: '2026-01-02T03:04:05Z', keys: { 'k-old': KEY, 'k-new': KEY } }),
    );
    expect([...ring.keys.keys()]).toEqual(['k-old', 'k-new']);
    expect(ring).toMatchObject({ current: 'k-new', since: new Date('2026-01-02T03:04:05Z') });
    expect(getKey(ring, 'k-old')).toEqual(Buffer.alloc(32, 7));
  });

  it('reads what it writes', () => {
    expect(parseKeyring(newKeyringText()).keys.size).toBe(1);
    expect(newKeyringText()).not.toBe(newKeyringText());
  });

  it.each([
    ['', 'not JSON'],
    [`{"keys":{"k-one":"${KEY}"`, 'not JSON'],
    ['null', 'not a JSON object'],
    ['[]', '“keys” is missing'],
    [file({ current: 'k-one' }), '“keys” is missing'],
    [file({ current: 'k-two', keys: { 'k-one': KEY } }), '“current” names none'],
    [file({ current: 'constructor', keys: { 'k-one': KEY } }), '“current” names none'],
    [file({ current: 'k-one', keys: { 'k-one': KEY.slice(4) } }), 'k-one is not 32 bytes'],
    [file({ current: 'k-one', keys: { 'k-one': 7 } }), 'k-one is not 32 bytes'],
    [file({ current: 'a.bc', keys: { 'a.bc': KEY } }), 'a key id must be'],
    [file({ current: 'k-one', since: 'soon', keys: { 'k-one': KEY } }), '“since” is no time'],
  ])('refuses %j and quotes no key', (text, reason) => {
    const refused = ((): string => {
      try {
        parseKeyring(text);
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(refused).toContain(reason);
    expect(refused).not.toContain(KEY.slice(0, 8));
  });
});

describe('getKey', () => {
  const ring = parseKeyring(file({ current: 'k-one', keys: { 'k-one': KEY } }));

  it('names the key that is missing', () => {
    expect(() => getKey(ring, 'k-gone')).toThrow('sealed with another key: k-gone');
  });

  it('quotes nothing that is no key id: a text that was never sealed may be anything', () => {
    expect(() => getKey(ring, '样例甲')).toThrow('sealed with another key: not a key id');
  });
});
