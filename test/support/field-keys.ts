import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyringText } from '@licensing/platform';

/** New keys for one test: a key file of its own and an index key. */
export function keySettings(): { FIELD_KEYS_FILE: string; INDEX_KEY: string } {
  const path = join(mkdtempSync(join(tmpdir(), 'licensing-keys-')), 'field-keys.json');
  writeFileSync(path, newKeyringText(), { mode: 0o600 });
  return { FIELD_KEYS_FILE: path, INDEX_KEY: randomBytes(32).toString('base64') };
}
