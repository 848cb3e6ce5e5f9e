import { EVENT_SCHEMAS } from '@licensing/contracts';
import { RECORD_TYPES, verifyChain } from '@licensing/domain';
import { AppError, sha256Hex } from '@licensing/platform';
import { appendRequest, DATA, toNewRecord } from '../testing/sample-records';
import { buildRecords } from './build-records';
import { toEvent } from './to-event';

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.problems.map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  return [];
}

describe('buildRecords', () => {
  it('has a schema for each record type, and no schema without one', () => {
    expect(Object.keys(EVENT_SCHEMAS).sort()).toEqual([...RECORD_TYPES].sort());
    expect(Object.keys(DATA).sort()).toEqual([...RECORD_TYPES].sort());
  });

  it('chains and seals: the same request twice gives the same records', () => {
    const request = appendRequest('app-1', ['application.submitted', 'application.verified', 'application.gathered']);
    const records = buildRecords(request);
    expect(verifyChain(records, sha256Hex)).toEqual([]);
    expect(records.map(({ id }) => id)).toEqual(['app-1:1', 'app-1:2', 'app-1:3']);
    expect(buildRecords(request)).toEqual(records);
  });

  it('goes on from the place it is given', () => {
    const previousHash = 'b'.repeat(64);
    const [record] = buildRecords({ ...appendRequest('app-1', ['application.waiting']), firstN: 4, previousHash });
    expect(record).toMatchObject({ id: 'app-1:4', n: 4, previousHash });
  });

  it('makes events that carry data and place, under the id of the record', () => {
    const [record] = buildRecords(appendRequest('app-1', ['application.submitted']));
    const event = toEvent(record!);
    expect(event).toMatchObject({ id: 'app-1:1', subject: 'app-1', type: 'licensing.application.submitted.v1' });
    expect(event.data).toEqual({ ...record!.data, n: 1, hash: record!.hash, previousHash: record!.previousHash });
  });

  it('refuses a first record that is no submission, and an approval after a refer', () => {
    expect(problemsOf(() => buildRecords(appendRequest('app-1', ['certificate.issued'])))).toEqual([
      '/records/0/type life-cycle',
    ]);
    const decided = toNewRecord('application.decided', { outcome: 'refer' });
    const request = { ...appendRequest('app-1', []), firstN: 4, records: [decided, toNewRecord('certificate.issued')] };
    expect(problemsOf(() => buildRecords(request))).toEqual(['/records/1/type life-cycle']);
  });

  it('names everything that is wrong at once', () => {
    const request = appendRequest('app-1', ['application.submitted']);
    const records = [
      { ...request.records[0]!, actorJson: '{"kind":"person","ref":"somebody"}', dataJson: '{"extra":1}' },
      { ...request.records[0]!, type: 'licensing.application.invented.v1' },
    ];
    const problems = problemsOf(() => buildRecords({ ...request, previousHash: 'f'.repeat(64), records }));
    expect(problems).toEqual(
      expect.arrayContaining([
        '/previousHash chain-start', '/records/0/actorJson actor', '/records/0/dataJson schema', '/records/1/type record-type',
      ]),
    ); // prettier-ignore
  });
});
