import { sealRecord } from '@licensing/domain';
import { type LicenceEvent, sha256Hex } from '@licensing/platform';
import { toEvent } from '../../append-records/to-event';
import { sampleCase, sampleRecords } from '../../testing/sample-case';
import { toLedgerEntry } from '../ledger-entry';
import { checkAnnounced, takeEvent } from './check-topic';

const records = sampleRecords();
const events = records.map(toEvent);
const unread = () => sampleCase(records, { topic: { seen: new Set(), last: undefined } });

function take(file: ReturnType<typeof unread>, delivered: readonly LicenceEvent[]) {
  return delivered.flatMap((event) => {
    const record = records.find(({ id }) => id === event.id)!;
    return takeEvent(file, event, toLedgerEntry(record));
  });
}

describe('the topic', () => {
  it('that says what the ledger says has no fault, and gives the end of the chain', () => {
    const file = unread();
    expect([...take(file, events), ...checkAnnounced(file)]).toEqual([]);
    expect(file.topic.last).toEqual({ n: 5, hash: records[4]!.hash });
  });

  it('names the mandate of the record, no other and not none', () => {
    const actor = { ...records[0]!.actor, mandate: 'mandate-1' };
    const record = sealRecord({ ...records[0]!, actor }, sha256Hex);
    const read = (event: LicenceEvent) => takeEvent(unread(), event, toLedgerEntry(record));
    const event = toEvent(record);
    const { mandate, ...bare } = event.data as Record<string, unknown>;
    expect(mandate).toBe('mandate-1');
    expect(read(event)).toEqual([]);
    expect(read({ ...event, data: bare })).toMatchObject([{ invariant: 13 }]);
    expect(read({ ...event, data: { ...bare, mandate: 'mandate-2' } })).toMatchObject([{ invariant: 13 }]);
  });

  it('may deliver an event again, also after its successors', () => {
    const file = unread();
    expect(take(file, [events[0]!, events[0]!, events[1]!, events[0]!, ...events.slice(1)])).toEqual([]);
  });

  it('misses an event', () => {
    const file = unread();
    take(file, events.slice(0, 4));
    expect(checkAnnounced(file)).toMatchObject([{ invariant: 6, id: 'app-1:5' }]);
  });

  it('announced a record before the one it follows', () => {
    expect(take(unread(), [events[0]!, events[2]!, events[1]!])).toMatchObject([{ invariant: 7, id: 'app-1:3' }]);
  });

  it.each<[string, Partial<LicenceEvent>]>([
    ['data', { data: { ...(events[1]!.data as object), outcome: 'refer' } }],
    ['hash', { data: { ...(events[1]!.data as object), hash: 'e'.repeat(64) } }],
    ['place', { data: { ...(events[1]!.data as object), n: 3 } }],
    ['type', { type: 'licensing.application.gathered.v1' }],
    ['time', { time: '2026-01-05T01:02:03.457Z' }],
    ['mandate', { data: { ...(events[1]!.data as object), mandate: 'mandate-2' } }],
    ['data at all', { data: null }],
  ])('says another %s', (_what, changes) => {
    expect(take(unread(), [events[0]!, { ...events[1]!, ...changes }])).toMatchObject([
      { invariant: 13, id: 'app-1:2' },
    ]);
  });
});
