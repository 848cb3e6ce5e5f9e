import { type DocumentReading } from '@licensing/domain';
import { type FolderVault, sha256Hex } from '@licensing/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import {
  DOCUMENT_READER,
  type DocumentReader,
  type Inspection,
  type ObjectAt,
  type ReadOutcome,
  type Ticket,
} from '../documents/document-reader';

/** What is read from a page of text `field=value` lines, the first of which is the document's type. Nothing is unsure. */
export function readingOf(text: string, changes: Partial<DocumentReading> = {}): DocumentReading {
  const [type, ...lines] = text.split('\n');
  return {
    type: type === '' ? undefined : type,
    typeVersion: '1',
    fields: lines.map((line) => {
      const [name = '', value = ''] = line.split('=');
      // A question mark behind a name: read, and not surely.
      const isSure = !name.endsWith('?');
      return {
        name: name.replace('?', ''), value, raw: value, confidence: isSure ? 0.99 : 0.4, page: 1,
        box: { x: 10, y: 20.4, width: 100, height: 12 }, critical: CRITICAL.has(name.replace('?', '')), accepted: isSure,
        ...(isSure ? {} : { fault: 'glare' as const }), suggestions: [],
      };
    }),
    problems: [],
    engines: ['fake/1'],
    pages: [{ page: 1, width: 800, height: 600 }],
    ...changes,
  }; // prettier-ignore
}

const CRITICAL = new Set([
  'creditCode',
  'name',
  'representative',
  'address',
  'establishedOn',
  'idNumber',
  'validTo',
  'issuedOn',
]);

/**
 * A reader of text files, one at a time: `unreadable` cannot be read, `refused` is refused. While `isHeld`, nothing comes to
 * its end. `read` is what was read, in order.
 */
export class FakeReader implements DocumentReader {
  version = 'fake/1';
  readonly texts: string[] = [];
  private readonly queue: { release: () => void }[] = [];
  private held = false;

  constructor(private readonly vault: FolderVault) {}

  async inspect(object: ObjectAt): Promise<Inspection> {
    const text = await this.textOf(object);
    if (text !== 'refused') return { kind: 'accepted', mediaType: 'image/png', pages: 1 };
    const problem = {
      pointer: '',
      code: 'FILE_PROGRAM',
      zh: '程序',
      en: 'A program.',
      todo: { zh: '照片', en: 'A photo.' },
    };
    return { kind: 'refused', problems: [problem] };
  }

  read(object: ObjectAt): Ticket {
    const entry = { release: (): void => undefined };
    const turn = new Promise<void>((resolve) => { entry.release = resolve; }); // prettier-ignore
    this.queue.push(entry);
    if (!this.held) entry.release();
    const done = turn.then(async () => {
      const text = await this.textOf(object);
      this.texts.push(text);
      this.queue.splice(this.queue.indexOf(entry), 1);
      return this.outcomeOf(text);
    });
    return { done, position: () => Math.max(0, this.queue.indexOf(entry)) };
  }

  hold(): void {
    this.held = true;
  }

  /** Lets everything that waits come to its end, and what comes after. */
  release(): void {
    this.held = false;
    for (const { release } of this.queue) release();
  }

  private async outcomeOf(text: string): Promise<ReadOutcome> {
    if (text.startsWith('unreadable')) return { kind: 'unreadable' };
    const picture = await this.vault.put(toStream(`picture of ${sha256Hex(text)}`), { limitBytes: 1_000 });
    return {
      kind: 'read',
      reading: readingOf(text),
      pictures: [{ page: 1, name: picture.name, dataKey: picture.dataKey, mediaType: 'image/jpeg' }],
    };
  }

  private async textOf({ name, dataKey }: ObjectAt): Promise<string> {
    return (await this.vault.read(name, dataKey, { limitBytes: 100_000 })).toString('utf8');
  }
}

@Module({})
class FakeReading {}

/** Provides a reader everywhere, as the module of the real one does. */
export function providing(reader: DocumentReader): DynamicModule {
  const providers = [{ provide: DOCUMENT_READER, useValue: reader }];
  return { module: FakeReading, global: true, providers, exports: [DOCUMENT_READER] };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece
export async function* toStream(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text, 'utf8');
}
