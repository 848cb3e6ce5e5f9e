import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { photographDocuments, type Shown } from './new-business-photos';

interface NewBusiness {
  readonly login: string;
  readonly creditCode: string;
  readonly name: string;
  readonly isRegistered: boolean;
  readonly documents: { readonly 'business-licence': Shown; readonly lease: Shown };
}

/**
 * `node dist/test/support/photograph-new-business.js <folder> [<credit code not to take>…]`: photos of the licence and the
 * lease of a business that the sandbox at REGISTRY_URL has not registered. Prints whose they are as JSON.
 */
async function run([folder, ...taken]: string[]): Promise<void> {
  const registry = process.env['REGISTRY_URL'];
  if (folder === undefined || registry === undefined) throw new Error('a folder, and REGISTRY_URL, are needed');
  const answer = await fetch(`${registry}/admin/new-businesses?limit=100`);
  if (!answer.ok) throw new Error(`the sandbox at ${registry} lists no new businesses: ${answer.status}`);
  const { entries } = (await answer.json()) as { entries: NewBusiness[] };
  const chosen = entries.find(({ creditCode, isRegistered }) => !isRegistered && !taken.includes(creditCode));
  if (chosen === undefined) throw new Error('every new business of the sandbox has applied already');
  const { licence, lease } = await photographDocuments(chosen.documents);
  await mkdir(folder, { recursive: true });
  const files = { licence: join(folder, 'business-licence.jpg'), lease: join(folder, 'lease.jpg') };
  await Promise.all([writeFile(files.licence, licence), writeFile(files.lease, lease)]);
  const { login, creditCode, name } = chosen;
  process.stdout.write(`${JSON.stringify({ login, creditCode, name, files })}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
