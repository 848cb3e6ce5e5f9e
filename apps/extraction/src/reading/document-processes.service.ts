import { toChinaDate } from '@licensing/domain';
import {
  AppError,
  documentsFolder,
  LOGGER,
  type Logger,
  OBJECT_VAULT,
  ObjectError,
  type ObjectVault,
  type Problem,
} from '@licensing/platform';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { refused } from '../accept/inspection';
import {
  type DocumentReader,
  type Inspection,
  type ObjectAt,
  type PagePicture,
  type ReadOutcome,
  type Ticket,
} from '../documents/document-reader';
import { MODEL_FILES, modelsFolder, readModel } from './engine/models';
import { type Outcome } from './processes/child-process';
import { childEntry } from './processes/entries';
import { type BytesAt, type InspectAnswer, type InspectJob, type ReadAnswer, type ReadJob } from './processes/messages';
import { type PoolNote, PoolStopped, type PoolTicket, ProcessPool, QueueFull } from './processes/process-pool';
import { READER_SETTINGS, type ReaderSettings } from './reader-settings';
import { readingVersion } from './reading-version';

const MIB = 1024 * 1024;
/**
 * A look at a file is short, and a person waits for it: both tries end before the gateway gives up, which is after 30 s
 * (`documents/within-wait.ts`). It took 270 MiB at most in the specs.
 */
export const INSPECTION = { processes: 1, deadlineMs: 12_000, memoryBytes: 512 * MIB };
const LARGEST_PICTURE = 20 * MIB;

/** Documents are looked at and read in child processes: whatever one of them does to its process, the service goes on. */
@Injectable()
export class DocumentProcesses implements DocumentReader, OnModuleInit, OnApplicationShutdown {
  readonly version = readingVersion();
  private readonly inspectors: ProcessPool<InspectJob, InspectAnswer>;
  private readonly readers: ProcessPool<ReadJob, ReadAnswer>;

  constructor(
    @Inject(READER_SETTINGS) private readonly settings: ReaderSettings,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { READER_QUEUE: queue, MODELS_DIR, READER_THREADS: threads } = settings;
    const note = (kind: string) => (found: PoolNote) => {
      this.log.warn({ ...found, kind, state: found.kind }, 'a document process');
    };
    this.inspectors = new ProcessPool(
      { ...INSPECTION, queue, entry: childEntry('inspector-process'), argument: {} },
      note('inspector'),
    );
    this.readers = new ProcessPool(
      {
        processes: settings.READER_PROCESSES,
        queue,
        deadlineMs: settings.READER_DEADLINE_SECONDS * 1_000,
        memoryBytes: settings.READER_MEMORY_MIB * MIB,
        entry: childEntry('reader-process'),
        argument: { modelsFolder: MODELS_DIR, threads },
      },
      note('reader'),
    );
  }

  /** A service whose models are not there or are others says so at its start, not with the first document. */
  async onModuleInit(): Promise<void> {
    const folder = modelsFolder(this.settings.MODELS_DIR);
    for (const name of Object.keys(MODEL_FILES) as (keyof typeof MODEL_FILES)[]) await readModel(folder, name);
  }

  onApplicationShutdown(): void {
    this.inspectors.stop();
    this.readers.stop();
  }

  async inspect(object: ObjectAt): Promise<Inspection> {
    const outcome = await inWords(() => this.inspectors.run({ source: this.bytesAt(object) }).done);
    return outcome.kind === 'answer' ? outcome.answer : refused(['FILE_TOO_COMPLEX']);
  }

  read(object: ObjectAt & { readonly mediaType: string }): Ticket {
    const { mediaType } = object;
    const on = toChinaDate(new Date().toISOString());
    const ticket = this.begin({ source: this.bytesAt(object), mediaType, on });
    return {
      position: () => ticket.position(),
      done: inWords(() => ticket.done).then((outcome) => this.keepPictures(outcome)),
    };
  }

  private begin(job: ReadJob): PoolTicket<ReadAnswer> {
    try {
      return this.readers.run(job);
    } catch (error) {
      throw toAppError(error);
    }
  }

  private async keepPictures(outcome: Outcome<ReadAnswer>): Promise<ReadOutcome> {
    if (outcome.kind !== 'answer') return { kind: 'unreadable' };
    const pictures: PagePicture[] = [];
    for (const [index, picture] of outcome.answer.pictures.entries()) {
      const { name, dataKey } = await this.vault.put(pieceOf(picture), { limitBytes: LARGEST_PICTURE });
      pictures.push({ page: index + 1, mediaType: 'image/jpeg', name, dataKey });
    }
    return { kind: 'read', reading: outcome.answer.reading, pictures };
  }

  private bytesAt({ name, dataKey }: ObjectAt): BytesAt {
    return { kind: 'object', root: documentsFolder(this.settings), name, dataKey };
  }
}

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** Failures of the store and of the queue as the service's own; failures of the document stay values. */
async function inWords<Answer>(begin: () => Promise<Outcome<Answer>>): Promise<Outcome<Answer>> {
  try {
    const outcome = await begin();
    if (outcome.kind === 'no-bytes') throw new ObjectError(outcome.fault);
    return outcome;
  } catch (error) {
    throw toAppError(error);
  }
}

function toAppError(error: unknown): unknown {
  if (error instanceof QueueFull) return new AppError('DOCUMENT.QUEUE_FULL', error, [queueProblem(error)]);
  return error instanceof PoolStopped ? new AppError('SERVICE.UNAVAILABLE', error) : error;
}

function queueProblem({ retryAfterSeconds }: QueueFull): Problem {
  const seconds = String(retryAfterSeconds);
  return {
    pointer: '',
    code: 'QUEUE_FULL',
    zh: '等待识读的文件较多。',
    en: 'Many documents are waiting to be read.',
    todo: { zh: `请在 ${seconds} 秒后重试。`, en: `Try again in ${seconds} s.` },
  };
}
