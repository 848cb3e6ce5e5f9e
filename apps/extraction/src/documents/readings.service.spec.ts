import { AppError, createLogger } from '@licensing/platform';
import { until } from '../../../../test/support/until';
import { readingOf } from '../testing/fake-reader';
import { type DocumentReader, type ReadOutcome } from './document-reader';
import { type DocumentsRepository, type KnownDocument } from './documents.repository';
import { type ObjectsRepository } from './objects.repository';
import { type KnownReading, type ReadingsRepository } from './readings.repository';
import { ReadingsService } from './readings.service';

const known = { document: { _id: 'd-1', sha256: 'hash' }, state: { n: 0 } } as KnownDocument;
const READ: ReadOutcome = { kind: 'read', reading: readingOf('business-licence'), pictures: [] };

interface Answers {
  /** What each try comes to, in order. */
  readonly tries: (() => Promise<ReadOutcome>)[];
  readonly inUse?: boolean;
}

function serviceOn({ tries, inUse = true }: Answers) {
  const kept = new Map<string, KnownReading>();
  const states: unknown[] = [];
  const erased: unknown[] = [];
  let begun = 0;
  const reader = {
    version: 'v1',
    read: () => {
      const next = tries[begun];
      begun += 1;
      if (next === undefined) throw new AppError('DOCUMENT.QUEUE_FULL');
      return { done: next(), position: () => 3 };
    },
  } as unknown as DocumentReader;
  const documents = {
    find: () => Promise.resolve(known),
    findState: () => Promise.resolve(known.state),
    areInUse: () => Promise.resolve(inUse),
    listSince: () => Promise.resolve([known.document]),
    append: (_: string, state: unknown) => Promise.resolve(states.push(state) > 0),
  } as unknown as DocumentsRepository;
  const objects = {
    find: () => Promise.resolve({ name: 'o', mediaType: 'image/png' }),
  } as unknown as ObjectsRepository;
  const readings = {
    find: (hash: string, version: string) => Promise.resolve(kept.get(`${hash}:${version}`)),
    keep: (hash: string, version: string, outcome: object) =>
      Promise.resolve(kept.set(`${hash}:${version}`, { ...outcome, readAt: new Date(), version } as KnownReading)),
    erasePictures: (pictures: unknown) => Promise.resolve(erased.push(pictures)),
  } as unknown as ReadingsRepository;
  const service = new ReadingsService(reader, documents, objects, readings, createLogger('extraction', 'silent'));
  return { service, kept, states, erased, begun: () => begun };
}

const look = async (service: ReadingsService) => {
  const state = await service.look(known);
  if (state.kind === 'waiting') await state.ended;
  return state;
};

describe('ReadingsService', () => {
  it('reads once for everybody who asks, and says where it stands', async () => {
    const { service, begun } = serviceOn({ tries: [() => Promise.resolve(READ)] });
    const states = await Promise.all([look(service), look(service), look(service)]);
    expect(states).toMatchObject(Array.from({ length: 3 }, () => ({ kind: 'waiting', position: 3 })));
    expect(await look(service)).toMatchObject({ kind: 'read' });
    expect(begun()).toBe(1);
  });

  it('keeps nothing of what was erased while it was read', async () => {
    const { service, kept, erased } = serviceOn({ tries: [() => Promise.resolve(READ)], inUse: false });
    await look(service);
    expect([kept.size, erased]).toEqual([0, [[]]]);
  });

  it('notes with the document that it cannot be read', async () => {
    const { service, states } = serviceOn({ tries: [() => Promise.resolve({ kind: 'unreadable' })] });
    await look(service);
    expect(states).toEqual([{ n: 1, unreadableBy: 'v1' }]);
  });

  it('tries again when somebody asks after the reader itself had ended', async () => {
    const { service } = serviceOn({
      tries: [() => Promise.reject(new AppError('SERVICE.UNAVAILABLE')), () => Promise.resolve(READ)],
    });
    await look(service);
    await look(service);
    expect(await look(service)).toMatchObject({ kind: 'read' });
  });

  it('lets a document wait behind a queue that is full', async () => {
    const { service } = serviceOn({ tries: [] });
    expect(await service.look(known)).toMatchObject({ kind: 'waiting', position: 1 });
  });

  it('takes up, at its start, what was waiting when the process before it ended', async () => {
    const { service, kept } = serviceOn({ tries: [() => Promise.resolve(READ)] });
    service.onApplicationBootstrap();
    await until('it is read', () => (kept.size > 0 ? true : undefined));
  });
});
