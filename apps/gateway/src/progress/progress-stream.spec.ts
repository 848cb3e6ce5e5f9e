import { type AnyLedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';
import { type Application } from '../applications/application';
import { ProgressStream } from './progress-stream';

const TYPES = ['submitted', 'verified', 'gathered', 'decided'].map((name) => `licensing.application.${name}.v1`);
const ALL = [...TYPES, 'licensing.certificate.issued.v1'];
const DATA = [{}, { outcome: 'proved' }, {}, { outcome: 'grant' }, { licence: { number: 'N' } }];
const TIME = '2026-03-02T01:00:00.000Z';

const recordsTo = (count: number, mandate?: string): AnyLedgerRecord[] =>
  ALL.slice(0, count).map((type, index) => ({
    n: index + 1,
    type,
    time: TIME,
    data: DATA[index],
    hash: `h${index + 1}`,
    previousHash: `h${index}`,
    actor: { kind: 'system', service: 's', ...(mandate === undefined ? {} : { mandate }) },
  })) as unknown as AnyLedgerRecord[];

const applicationTo = (count: number): Application => ({ records: recordsTo(count) }) as unknown as Application;

const eventOf = (n: number): LicenceEvent => ({
  id: `A:${n}`, type: ALL[n - 1]!, time: TIME, data: { ...DATA[n - 1], n, hash: `h${n}`, previousHash: `h${n - 1}` }, source: 's', subject: 'A', correlationId: 'c',
}); // prettier-ignore

function setUp(after = 0, ledger: () => Promise<Application> = () => Promise.reject(new Error('not asked'))) {
  const written: string[] = [];
  const end = jest.fn();
  const read = jest.fn(ledger);
  const stream = new ProgressStream({ write: (text) => written.push(text), end }, read, after);
  const names = (): string[] =>
    written.map(
      (text) =>
        /^id: (\d+)\nevent: record\ndata: .+\n\n$/.exec(text)?.[1] ??
        /^event: (\w+)\ndata: .+\n\n$/.exec(text)?.[1] ??
        text,
    );
  return { stream, names, end, read, written };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('ProgressStream', () => {
  it('names the mandate under which a record was made, read or heard of alike', () => {
    const { stream, written } = setUp();
    stream.begin({ records: recordsTo(1, 'mandate-1') } as unknown as Application);
    const event = eventOf(2);
    stream.onEvent({ ...event, data: { ...(event.data as object), mandate: 'mandate-1' } });
    stream.stop();
    const shown = written.map((text) => JSON.parse(text.split('data: ')[1]!) as { data: object; mandate?: string });
    expect(shown.map(({ data, mandate }) => ({ data, mandate }))).toEqual([
      { data: DATA[0], mandate: 'mandate-1' },
      { data: DATA[1], mandate: 'mandate-1' },
    ]);
  });

  it('replays what is past, goes on with events, and ends', () => {
    const { stream, names, end, written } = setUp();
    stream.begin(applicationTo(2));
    [3, 4, 5].forEach((n) => { stream.onEvent(eventOf(n)); }); // prettier-ignore
    expect(names()).toEqual(['1', '2', '3', '4', '5', 'end']);
    expect(end).toHaveBeenCalledTimes(1);
    const dataOf = (text?: string): unknown => JSON.parse(text!.split('data: ')[1]!);
    const shape = { time: TIME, label: expect.anything() as unknown };
    expect(dataOf(written[1])).toEqual({
      ...shape,
      n: 2,
      type: ALL[1],
      data: DATA[1],
      hash: 'h2',
      previousHash: 'h1',
      state: 'gathering',
    });
    expect(dataOf(written[4])).toEqual({
      ...shape,
      n: 5,
      type: ALL[4],
      data: DATA[4],
      hash: 'h5',
      previousHash: 'h4',
      state: 'issued',
    });
  });

  it('writes each record once, whatever comes twice', () => {
    const { stream, names } = setUp();
    stream.begin(applicationTo(2));
    [1, 2, 3, 3].forEach((n) => { stream.onEvent(eventOf(n)); }); // prettier-ignore
    expect(names()).toEqual(['1', '2', '3']);
    stream.stop();
  });

  it('leaves out what the reader has', () => {
    const { stream, names } = setUp(2);
    stream.begin(applicationTo(3));
    expect(names()).toEqual(['3']);
    stream.stop();
  });

  it('only says the end to a reader that has everything', () => {
    const { stream, names } = setUp(5);
    stream.begin(applicationTo(5));
    expect(names()).toEqual(['end']);
  });

  it('fills a gap from the ledger, in order', async () => {
    const { stream, names, read } = setUp(0, () => Promise.resolve(applicationTo(4)));
    stream.begin(applicationTo(1));
    stream.onEvent(eventOf(4));
    stream.onEvent(eventOf(3));
    await settle();
    expect(names()).toEqual(['1', '2', '3', '4']);
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
    stream.onEvent(eventOf(5));
    expect(names()).toEqual(['1', '2', '3', '4', '5', 'end']);
  });

  it('survives a ledger that does not answer', async () => {
    const { stream, names } = setUp();
    stream.begin(applicationTo(1));
    stream.onDoubt();
    await settle();
    stream.onEvent(eventOf(2));
    expect(names()).toEqual(['1', '2']);
    stream.stop();
  });

  it('asks the reader to come back when the process stops', () => {
    const { stream, written, end } = setUp();
    stream.begin(applicationTo(1));
    stream.onClose();
    stream.onClose();
    stream.onEvent(eventOf(2));
    expect(written.at(-1)).toBe('retry: 1000\n: the service restarts\n\n');
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('sends a heartbeat every 15 seconds', () => {
    jest.useFakeTimers();
    const { stream, written } = setUp();
    stream.begin(applicationTo(1));
    jest.advanceTimersByTime(45_000);
    expect(written.filter((text) => text === ': still here\n\n')).toHaveLength(3);
    stream.stop();
    jest.advanceTimersByTime(45_000);
    expect(written).toHaveLength(4);
    jest.useRealTimers();
  });
});
