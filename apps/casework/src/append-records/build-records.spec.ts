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

  it('takes the mandate of an actor along, into the record and into the event', () => {
    const request = appendRequest('app-1', ['application.submitted']);
    const withActor = (actor: object) => ({
      ...request,
      records: [{ ...request.records[0]!, actorJson: JSON.stringify(actor) }],
    });
    for (const actor of [
      { kind: 'person', ref: 'f'.repeat(32), mandate: 'mandate-1' },
      { kind: 'system', service: 'comparison', ruleSet: 'x@1', mandate: 'mandate-1' },
    ]) {
      const [record] = buildRecords(withActor(actor));
      expect(record!.actor).toEqual(actor);
      expect(toEvent(record!).data).toMatchObject({ mandate: 'mandate-1', n: 1 });
    }
    const [without] = buildRecords(request);
    expect(Object.keys(toEvent(without!).data as object)).not.toContain('mandate');
    for (const mandate of ['', 7, 'a b', 'x'.repeat(65), null]) {
      const problems = problemsOf(() => buildRecords(withActor({ kind: 'system', service: 'specs', mandate })));
      expect(problems).toContain('/records/0/actorJson actor');
    }
  });

  it('records questions and their answer', () => {
    const types = [
      'application.submitted',
      'application.asked',
      'application.answered',
      'application.verified',
    ] as const;
    expect(buildRecords(appendRequest('app-1', types)).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(
      problemsOf(() => buildRecords(appendRequest('app-1', ['application.submitted', 'application.answered']))),
    ).toEqual(['/records/1/type life-cycle']);
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
