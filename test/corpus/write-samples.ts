import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentKinds, levels } from './document';
import { generateDocument } from './generate-document';
import { choose, listCorpus } from './list-corpus';
import { TUNE_SEED } from './seeds';

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;

/** `write-samples.js <folder> [--seed n] [--type t]… [--level l]… [--layout x] [--count n]`: documents to look at. */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: String(TUNE_SEED) },
      type: { type: 'string', multiple: true },
      level: { type: 'string', multiple: true },
      layout: { type: 'string' },
      count: { type: 'string', default: '1' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('write-samples: name a folder');
  await mkdir(folder, { recursive: true });
  const corpus = listCorpus({
    seed: Number(values.seed),
    types: choose(documentKinds, values.type),
    levels: choose(levels, values.level),
    count: Number(values.count),
  });
  for (const { number, ...wish } of corpus) {
    const { bytes, ...said } = await generateDocument({ ...wish, layout: values.layout });
    const name = join(folder, `${wish.type}-${wish.level}-${number}`);
    await writeFile(`${name}.${extensions[said.mediaType]}`, bytes);
    await writeFile(`${name}.json`, `${JSON.stringify({ ...said, wish }, null, 2)}\n`);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
