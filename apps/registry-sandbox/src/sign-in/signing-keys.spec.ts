import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKeys } from './signing-keys';

describe('signingKeys', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-keys-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes the file once, for its owner only, and reads the same keys after', () => {
    const file = join(folder, 'deeper', 'jwks.json');
    const first = signingKeys(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['jwks.json']);
    expect(signingKeys(file)).toEqual(first);
    expect(first.keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
  });

  it('makes new ones each time without a file', () => {
    expect(signingKeys(undefined)).not.toEqual(signingKeys(undefined));
  });

  it('does not take a file that holds no keys, nor name what it holds', () => {
    const file = join(folder, 'jwks.json');
    writeFileSync(file, '{"keys":[]}');
    expect(() => signingKeys(file)).toThrow('holds no key set');
  });
});
