import { type AnyLedgerRecord } from '@licensing/domain';
import { toWaits } from './waits';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();

const record = (type: string, minute: number, data: object = {}): AnyLedgerRecord =>
  ({ type, time: at(minute), data }) as unknown as AnyLedgerRecord;
const waiting = (minute: number, source: string, since: number): AnyLedgerRecord =>
  record('licensing.application.waiting.v1', minute, { source, step: 'verify', since: at(since) });

describe('toWaits', () => {
  it('gives each registry the time it took, from its first silence to the record after it', () => {
    const records = [
      record('licensing.application.submitted.v1', 0),
      waiting(2, 'population', 1),
      record('licensing.application.verified.v1', 5),
      waiting(7, 'premises', 6),
    ];
    expect(toWaits(records, at(10))).toEqual([
      { source: 'population', step: 'verify', since: at(1), until: at(5), ms: 4 * 60_000 },
      { source: 'premises', step: 'verify', since: at(6), ms: 4 * 60_000 },
    ]);
  });

  it('is none without one, and never less than nothing', () => {
    expect(toWaits([record('licensing.application.submitted.v1', 0)], at(1))).toEqual([]);
    expect(toWaits([waiting(5, 'population', 9)], at(1))).toMatchObject([{ ms: 0 }]);
  });
});
