import { type Inserted } from '@licensing/platform';
import { findLastNumber } from './find-last-number';
import { NumberSeries, type SeriesStore } from './number-series';

interface Place {
  readonly sequence: number;
  readonly applicationId: string;
}

type Loss = 'before' | 'after';

/** The unique keys of the real collection, with the outcomes an insert can have; each takes a turn of the event loop. */
class MemoryStore implements SeriesStore<Place> {
  readonly places = new Map<number, Place>();
  readonly losses: (Loss | undefined)[] = [];
  inserts = 0;
  reads = 0;

  async insert(sequence: number, applicationId: string): Promise<Inserted<Place>> {
    this.inserts++;
    const loss = this.losses.shift();
    await new Promise(setImmediate);
    if (loss === 'before') throw new Error('the store did not answer');
    const result = this.put({ sequence, applicationId });
    await new Promise(setImmediate);
    if (loss === 'after') throw new Error('the answer was lost');
    return result;
  }

  async exists(sequence: number): Promise<boolean> {
    this.reads++;
    await new Promise(setImmediate);
    return this.places.has(sequence);
  }

  fill(count: number): void {
    for (let n = 1; n <= count; n++) this.places.set(n, { sequence: n, applicationId: `earlier-${n}` });
  }

  private put(place: Place): Inserted<Place> {
    const present = this.places.get(place.sequence);
    if (present !== undefined) return { kind: 'present', document: present };
    const isKnown = [...this.places.values()].some(({ applicationId }) => applicationId === place.applicationId);
    if (isKnown) return { kind: 'taken' };
    this.places.set(place.sequence, place);
    return { kind: 'inserted', document: place };
  }
}

/** One insert in five is lost, before or after it took effect; the same ones in every run. */
class Losses {
  private seed = 1;

  losses(count: number): (Loss | undefined)[] {
    return Array.from({ length: count }, () => {
      this.seed = (this.seed * 48_271) % 2_147_483_647;
      return this.seed % 10 === 0 ? 'before' : this.seed % 10 === 1 ? 'after' : undefined;
    });
  }
}

const CAPACITY = 999_999;
const countTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const open = (capacity = CAPACITY): NumberSeries<Place> => new NumberSeries<Place>(capacity);

function expectGapless(store: MemoryStore, count: number): void {
  expect([...store.places.keys()].sort((a, b) => a - b)).toEqual(countTo(count));
  expect(new Set([...store.places.values()].map(({ applicationId }) => applicationId)).size).toBe(count);
}

describe('a series of numbers', () => {
  it('costs one insert a number once it knows where it stands', async () => {
    const store = new MemoryStore();
    const series = open();
    for (const n of countTo(20)) await series.take(store, `a${n}`);
    expectGapless(store, 20);
    expect(store).toMatchObject({ inserts: 20, reads: 1 });
  });

  it('gives 64 racing applications of four processes 1 to 64', async () => {
    const store = new MemoryStore();
    const processes = countTo(4).map(() => open());
    await Promise.all(countTo(64).map((n) => processes[n % 4]!.take(store, `a${n}`)));
    expectGapless(store, 64);
  });

  it('goes on after the numbers of an earlier process, and searches when another is far ahead', async () => {
    const store = new MemoryStore();
    store.fill(5_000);
    const series = open();
    await series.take(store, 'a');
    expect(store.places.get(5_001)?.applicationId).toBe('a');
    expect(store.reads).toBeLessThan(30);
    for (let n = 5_002; n <= 9_000; n++) store.places.set(n, { sequence: n, applicationId: `other-${n}` });
    store.inserts = 0;
    await series.take(store, 'b');
    expect(store.places.get(9_001)?.applicationId).toBe('b');
    expect(store.inserts).toBeLessThan(12);
  });

  it('says that an application already holds a number, and spends none', async () => {
    const store = new MemoryStore();
    const series = open();
    await series.take(store, 'a');
    expect(await series.take(store, 'a')).toEqual({ kind: 'elsewhere' });
    expect(await open().take(store, 'a')).toEqual({ kind: 'elsewhere' });
    await series.take(store, 'b');
    expectGapless(store, 2);
  });

  it.each<Loss>(['before', 'after'])('leaves no hole when a call fails %s the insert took effect', async (loss) => {
    const store = new MemoryStore();
    const series = open();
    await series.take(store, 'a');
    store.losses.push(loss);
    const [lost, next] = await Promise.allSettled([series.take(store, 'b'), series.take(store, 'c')]);
    expect(lost.status).toBe('rejected');
    expect(next.status).toBe('fulfilled');
    const repeated = await series.take(store, 'b');
    expect(repeated.kind).toBe(loss === 'before' ? 'taken' : 'elsewhere');
    expectGapless(store, 3);
  });

  it('takes its own number when the answer of the very same place was lost', async () => {
    const store = new MemoryStore();
    const series = open();
    store.losses.push('after');
    await expect(series.take(store, 'a')).rejects.toThrow();
    expect(await series.take(store, 'a')).toEqual({ kind: 'taken', document: { sequence: 1, applicationId: 'a' } });
    expectGapless(store, 1);
  });

  it('stays gapless under random losses, repeats and processes that end', async () => {
    const store = new MemoryStore();
    let processes = countTo(3).map(() => open());
    const waiting = countTo(60).flatMap((n) => [`a${n}`, `a${n}`]);
    let turn = 0;
    const random = new Losses();
    while (waiting.length > 0) {
      const group = waiting.splice(0, 12);
      store.losses.splice(0, 12, ...random.losses(group.length));
      const ends = await Promise.allSettled(group.map((id, n) => processes[n % processes.length]!.take(store, id)));
      for (const [n, end] of ends.entries()) if (end.status === 'rejected') waiting.push(group[n]!);
      if (++turn % 3 === 0) processes = [...processes.slice(1), open()];
    }
    expectGapless(store, 60);
  });

  it('ends with its last place', async () => {
    const store = new MemoryStore();
    store.fill(8);
    const series = open(9);
    expect((await series.take(store, 'a')).kind).toBe('taken');
    expect(await series.take(store, 'b')).toEqual({ kind: 'exhausted' });
    expect(await open(9).take(store, 'c')).toEqual({ kind: 'exhausted' });
    expectGapless(store, 9);
  });
});

describe('findLastNumber', () => {
  it.each([0, 1, 2, 3, 4, 7, 8, 9, 1_000, 65_535])(
    'finds %d from nothing and from any number before it',
    async (last) => {
      let reads = 0;
      const exists = (n: number): Promise<boolean> => {
        reads++;
        return Promise.resolve(n <= last);
      };
      expect(await findLastNumber(exists)).toBe(last);
      expect(reads).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(last + 2)) + 2);
      expect(await findLastNumber(exists, Math.floor(last / 2))).toBe(last);
      expect(await findLastNumber(exists, last)).toBe(last);
    },
  );
});
