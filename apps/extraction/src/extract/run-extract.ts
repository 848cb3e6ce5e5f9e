import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type DocumentReading, listLicenceTypes, tellWrongDocument, toChinaDate } from '@licensing/domain';
import { childEntry } from '../reading/processes/entries';
import {
  type InspectAnswer,
  type InspectJob,
  type ReadAnswer,
  type ReaderSettings,
  type ReadJob,
} from '../reading/processes/messages';
import { type PoolSettings, ProcessPool } from '../reading/processes/process-pool';
import { type ExtractArguments, parseArguments, USAGE } from './arguments';
import { drawFields } from './draw-fields';
import { toReport } from './report';

const EXIT = { read: 0, fault: 1, usage: 2, refused: 3, unreadable: 4, wrongSlot: 5 } as const;
const GIB = 1024 ** 3;
const DEADLINE_MS = 120_000;
const MODELS: ReaderSettings = { modelsFolder: '', threads: 2 };
const ignore = (): void => undefined;

interface Terminal {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
}

/** Reads one file as the service does: looked at and read in processes of their own. Returns the exit code. */
export async function runExtract(args: readonly string[], { out, err }: Terminal): Promise<number> {
  const wanted = parseArguments(args);
  if (wanted === 'help') {
    out.write(`${USAGE}\n`);
    return EXIT.read;
  }
  const wrong = 'wrong' in wanted ? wanted.wrong : findWrong(wanted);
  if (wrong !== undefined || 'wrong' in wanted) {
    err.write(`${wrong ?? ''}\n\n${USAGE}\n`);
    return EXIT.usage;
  }
  try {
    return await extract(wanted, { out, err });
  } catch (error) {
    err.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.fault;
  }
}

function findWrong({ file, slot }: ExtractArguments): string | undefined {
  if (!existsSync(file) || !statSync(file).isFile()) return `There is no file ${file}.`;
  if (slot !== undefined && typesOf(slot) === undefined)
    return `No slot is called ${slot}. Slots: ${slots()
      .map(({ id }) => id)
      .join(', ')}.`;
  return undefined;
}

async function extract(wanted: ExtractArguments, { out, err }: Terminal): Promise<number> {
  const source = { kind: 'file', path: resolve(wanted.file) } as const;
  const inspection = await runOnce(
    new ProcessPool<InspectJob, InspectAnswer>(poolSettings('inspector-process', {}), ignore),
    { source },
  );
  if (inspection?.kind === 'refused') {
    for (const { code, zh, en, todo } of inspection.problems)
      err.write(`${code}: ${zh} · ${en}\n  ${todo.zh} · ${todo.en}\n`);
    return EXIT.refused;
  }
  const job = inspection && { source, mediaType: inspection.mediaType, on: toChinaDate(new Date().toISOString()) };
  const answer =
    job && (await runOnce(new ProcessPool<ReadJob, ReadAnswer>(poolSettings('reader-process', MODELS), ignore), job));
  if (!answer) {
    err.write('The file could not be read: it took too long or too much memory.\n');
    return EXIT.unreadable;
  }
  const { reading, pictures } = answer;
  out.write(`${(wanted.json ? [JSON.stringify(reading, null, 2)] : toReport(reading)).join('\n')}\n`);
  if (wanted.draw !== undefined) await drawPages(wanted.draw, reading, pictures);
  return tellSlot(wanted.slot, reading, err);
}

async function drawPages(
  path: string,
  { fields, pages }: DocumentReading,
  pictures: readonly Uint8Array[],
): Promise<void> {
  for (const [index, { page }] of pages.entries()) {
    const picture = pictures[index];
    if (!picture) continue;
    const name = index === 0 ? path : path.replace(/(\.png)?$/i, `-${String(page)}.png`);
    await writeFile(
      name,
      await drawFields(
        picture,
        fields.filter((field) => field.page === page),
      ),
    );
  }
}

function tellSlot(slot: string | undefined, { type }: DocumentReading, err: Terminal['err']): number {
  if (slot === undefined) return type === undefined ? EXIT.wrongSlot : EXIT.read;
  const problem = tellWrongDocument(typesOf(slot) ?? [], type);
  if (problem === undefined) return EXIT.read;
  err.write(`${problem.zh} · ${problem.en}\n`);
  return EXIT.wrongSlot;
}

/** What a job came to; undefined when it ended its process twice. */
async function runOnce<Job, Answer>(pool: ProcessPool<Job, Answer>, job: NoInfer<Job>): Promise<Answer | undefined> {
  try {
    const outcome = await pool.run(job).done;
    return outcome.kind === 'answer' ? outcome.answer : undefined;
  } finally {
    pool.stop();
  }
}

function poolSettings(entry: Parameters<typeof childEntry>[0], argument: unknown): PoolSettings {
  return { entry: childEntry(entry), argument, processes: 1, queue: 1, deadlineMs: DEADLINE_MS, memoryBytes: GIB };
}

function slots(): { id: string; types: readonly string[] }[] {
  return listLicenceTypes().flatMap(({ materials }) =>
    materials.flatMap(({ id, document }) => (document ? [{ id, types: document.types }] : [])),
  );
}

function typesOf(slot: string): readonly string[] | undefined {
  return slots().find(({ id }) => id === slot)?.types;
}
