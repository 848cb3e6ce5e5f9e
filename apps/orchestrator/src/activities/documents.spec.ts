import { DecideOutcome, type DocumentRef, type GatherResponse } from '@licensing/contracts';
import { canonicalJson, type JsonValue } from '@licensing/domain';
import { LEDGER_START } from '@licensing/workflows';
import { CancelledFailure } from '@temporalio/activity';
import { APPLICATION_ID } from '../../../../test/support/food-business-case';
import { applicationWithDocuments, documentRef, goodAnswers, wireReason } from '../../../../test/support/fake-services';
import { activitiesOn, endOf } from '../testing/activities-on';
import { toDecidedOn } from './to-decided-on';

const { slot, sha256 } = documentRef;
const application = applicationWithDocuments;
const extractedJson = '{"business-licence":{}}';
const gathered: GatherResponse = { ...goodAnswers.gather, extractedJson, extractedSha256: 'c'.repeat(64) };
const start = { application, place: LEDGER_START };
const proved = { outcome: 'proved' as const, reasons: [] };

const fakeWith = (answers: Parameters<typeof activitiesOn>[0] = {}, documents: DocumentRef[] = [documentRef]) =>
  activitiesOn(answers, documents);

describe('verify with documents', () => {
  it('records which were brought, by hash alone', async () => {
    const { activities, ledger } = fakeWith();
    await activities.verify(start);
    expect(ledger[0]?.data).toMatchObject({ documents: [{ slot, sha256 }] });
    expect(Object.keys((ledger[0]?.data as { documents: object[] }).documents[0]!)).toEqual(['slot', 'sha256']);
  });

  it('makes the record of an application without documents as it always was', async () => {
    const { activities, ledger } = fakeWith({}, []);
    await activities.verify(start);
    expect(Object.keys(ledger[0]!.data)).toEqual(['licenceType', 'typeVersion', 'creditCode', 'formSha256']);
  });

  it('has them read first, and then verifies with them', async () => {
    const { activities, calls, callsTo } = fakeWith();
    await activities.verify(start);
    const names = calls.map(({ name }) => name);
    expect(names.indexOf('readDocuments')).toBeLessThan(names.indexOf('verify'));
    expect(callsTo('readDocuments')).toEqual([{ documents: [documentRef], applicationId: APPLICATION_ID }]);
    expect(callsTo('verify')).toMatchObject([{ documents: [documentRef] }]);
  });
});

describe('gather with documents', () => {
  it('asks registries while documents are read; each message is a heartbeat', async () => {
    const reading = [
      { read: 0, of: 1, position: 3 },
      { read: 0, of: 1, position: 0 },
      { read: 1, of: 1, position: 0 },
    ];
    const { activities, beats, callsTo, ledger } = fakeWith({ gather: gathered, reading });
    await activities.gather(start);
    expect(beats).toEqual(reading);
    expect(callsTo('gather')).toMatchObject([{ documents: [documentRef] }]);
    expect(ledger[0]?.data).toMatchObject({ extractedSha256: 'c'.repeat(64) });
  });

  it('makes neither heartbeat nor record of documents where there are none', async () => {
    const { activities, beats, callsTo, ledger } = fakeWith({}, []);
    await activities.gather(start);
    expect([beats, callsTo('readDocuments')]).toEqual([[], []]);
    expect(Object.keys(ledger[0]!.data)).not.toContain('extractedSha256');
  });

  it('fails when a service does not read them, and stops listening when another does not gather', async () => {
    const { activities, onCall } = fakeWith();
    onCall('readDocuments', () => { throw new Error('gone'); }); // prettier-ignore
    await expect(activities.gather(start)).rejects.toThrow('gone');

    let said = 0;
    async function* endless() {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        said += 1;
        yield { read: 0, of: 1, position: 1 };
      }
    }
    const other = fakeWith({ reading: endless() });
    other.onCall('gather', () => { throw new Error('away'); }); // prettier-ignore
    await expect(other.activities.gather(start)).rejects.toThrow('away');
    const then = said;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toBeLessThanOrEqual(then + 1);
  });

  it('ends at the next message when it is cancelled', async () => {
    const { activities, beats, cancel, ledger } = fakeWith({
      reading: [
        { read: 0, of: 1, position: 2 },
        { read: 0, of: 1, position: 1 },
      ],
    });
    cancel(new CancelledFailure('CANCELLED'));
    await expect(activities.gather(start)).rejects.toThrow(CancelledFailure);
    expect(beats).toEqual([]);
    expect(ledger).toEqual([]);
  });
});

describe('decide and issue with documents', () => {
  it('decide with what documents say', async () => {
    const fake = fakeWith({ gather: gathered });
    await fake.activities.decide({ ...start, verification: proved });
    expect(fake.callsTo('decide')).toMatchObject([{ extractedJson }]);
  });

  it('name, for the person who goes on, the documents that no machine could read', async () => {
    const unreadable = { ...wireReason, code: 'DOCUMENT_UNREADABLE', zh: `（${slot}）` };
    const decide = { ...goodAnswers.decide, outcome: DecideOutcome.DECIDE_OUTCOME_REFER, reasons: [wireReason] };
    const fake = fakeWith({ gather: { ...gathered, reasons: [unreadable] }, decide });
    await fake.activities.decide({ ...start, verification: proved });
    expect(fake.ledger.at(-1)).toMatchObject({
      type: 'licensing.application.referred.v1',
      data: { reasons: [{ code: wireReason.code }, { code: 'DOCUMENT_UNREADABLE', zh: `（${slot}）` }] },
    });
  });

  it('issue by the facts that were decided on', async () => {
    const extracted = { [slot]: { asOf: 'a', documentId: 'd', sha256, record: { name: '新开的店' } } };
    const registered = { 'business-registration': { asOf: '2026-03-01T00:00:00.000Z', requestId: 'r', record: null } };
    const gather = {
      ...gathered,
      registeredJson: JSON.stringify(registered),
      extractedJson: JSON.stringify(extracted),
    };
    const fake = activitiesOn({ gather }, [documentRef]);
    const newest = { ...application, typeVersion: '1.1.0' };
    await fake.activities.issue({
      application: newest, place: endOf(fake.ledger), decidedAt: '2026-03-02T16:30:00.000Z', receiptSha256: 'd'.repeat(64),
    }); // prettier-ignore
    const [{ registeredJson }] = fake.callsTo('issue') as [{ registeredJson: string }];
    expect(JSON.parse(registeredJson)).toEqual({
      'business-registration': {
        asOf: 'a', requestId: 'd', record: { name: '新开的店' }, document: { slot, documentId: 'd', sha256 },
      },
    }); // prettier-ignore
  });

  it('change nothing of what was gathered where there are no documents, and nothing where registries know', () => {
    const registered: JsonValue = { 'business-registration': { asOf: 'a', requestId: 'r', record: { name: '店' } } };
    const text = `${canonicalJson(registered)} `;
    expect(toDecidedOn('food-business', '1.1.0', { registeredJson: text, extractedJson: '' })).toBe(text);
    const known = toDecidedOn('food-business', '1.1.0', { registeredJson: text, extractedJson: '{}' });
    expect(known).toBe(canonicalJson(registered));
  });
});
