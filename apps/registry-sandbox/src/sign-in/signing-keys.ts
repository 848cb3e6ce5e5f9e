import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JWKS } from 'oidc-provider';

function newKeys(): JWKS {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() }] };
}

function isKeySet(value: unknown): value is JWKS {
  const keys = (value as { keys?: unknown } | null)?.keys;
  return Array.isArray(keys) && keys.length > 0;
}

/** Written whole under another name, then linked: of two processes that start at once, one wins and both read the same. */
function create(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(newKeys()), { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** The keys that sign id tokens: from the file (made there if absent, readable by its owner only), or new ones. */
export function signingKeys(file: string | undefined): JWKS {
  if (file === undefined) return newKeys();
  if (!existsSync(file)) create(file);
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isKeySet(content)) throw new Error(`${file} holds no key set`);
  return content;
}
