import { type ListNumbersResponse, type ListPremisesResponse } from '@licensing/contracts';
import { EVENT_BUS, type EventBus, FIELD_SEAL, type FieldSeal, KafkaConnection } from '@licensing/platform';
import { AppendRecordsService } from '../append-records/append-records.service';
import { buildRecords } from '../append-records/build-records';
import { LedgerRepository } from '../append-records/ledger.repository';
import { toEvent } from '../append-records/to-event';
import { CaseworkEnvironment } from '../casework.config';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { SubmissionRepository } from '../submit/submission.repository';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { sampleNumber } from '../testing/sample-case';
import { sampleDraft, samplePerson } from '../testing/sample-form';
import { appendRequest, SAMPLE_LICENCE, STRAIGHT_THROUGH, toNewRecord } from '../testing/sample-records';
import { AuditService } from './audit.service';

interface RawRecord {
  _id: string;
  [member: string]: unknown;
}

async function* each<T>(list: readonly T[]): AsyncIterable<T> {
  for (const element of list) yield await Promise.resolve(element);
}

describe('Audit', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  const numbers: ListNumbersResponse[] = [];
  const premises: ListPremisesResponse[] = [];
  const ids: string[] = [];

  const ledger = () => harness.store.collection<RawRecord>('ledger');
  const listPremises = jest.fn(() => each(premises));
  const audit = async (): Promise<Record<number, string[]>> => {
    const { app } = harness;
    const auditor = new AuditService(
      app.get(SubmissionRepository), app.get(LedgerRepository), app.get(KafkaConnection),
      { listNumbers: () => each(numbers) }, { listPremises },
      Object.assign(app.get(CaseworkEnvironment), { AUDIT_DRAIN_SECONDS: 0 }), app.get<FieldSeal>(FIELD_SEAL),
    ); // prettier-ignore
    const { checks } = await auditor.audit();
    return Object.fromEntries(
      checks.filter(({ count }) => count > 0).map(({ invariant, found }) => [invariant, found]),
    );
  };

  /** An application as submission, records, events, number and registration, all in agreement. */
  async function approve(index: number): Promise<string> {
    const subject = `person ${String(index)}`;
    const { draft } = await casework.createDraft(sampleDraft(subject));
    const { applicationId, formSha256, creditCode } = await casework.submit({
      draftId: draft!.id,
      applicant: samplePerson(subject),
      signIn: undefined,
      documents: [],
      version: 0,
    });
    const licence = { ...SAMPLE_LICENCE, number: `JY1440703000${String(index).padStart(4, '0')}`, creditCode };
    const records = STRAIGHT_THROUGH.map((type) => {
      if (type === 'application.submitted') return toNewRecord(type, { formSha256, creditCode });
      return toNewRecord(type, type === 'certificate.issued' ? { licence } : {});
    });
    await casework.append({ ...appendRequest(applicationId, []), records });
    numbers.push(sampleNumber(applicationId, { sequence: index, number: licence.number }));
    premises.push({
      premises: { licence, applicationId, eventId: `${applicationId}:5`, registeredAt: '2026-01-05T02:00:00Z' },
    });
    return applicationId;
  }

  /** Does something to the store, audits, undoes it. */
  async function afterTampering(applicationId: string, tamper: (records: RawRecord[]) => RawRecord[]) {
    const before = await ledger().find({ applicationId }).toArray();
    await ledger().deleteMany({ applicationId });
    await ledger().insertMany(tamper(structuredClone(before)));
    const found = await audit();
    await ledger().deleteMany({ _id: { $in: before.map(({ _id }) => _id) } });
    await ledger().insertMany(before);
    return found;
  }

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
    for (let index = 1; index <= 4; index += 1) ids.push(await approve(index));
  }, 60_000);
  afterAll(() => harness.close());

  it('finds nothing where nothing is wrong', async () => {
    expect(await audit()).toEqual({});
  });

  it('names an edited, a deleted, a swapped and a cut-off record', async () => {
    const [a, b, c] = ids as [string, string, string];
    const edited = await afterTampering(a, (records) =>
      records.map((record) => (record['n'] === 2 ? { ...record, time: '2026-01-05T01:02:03.999Z' } : record)),
    );
    expect(edited[13]?.join()).toContain(`${a}:2`);
    const deleted = await afterTampering(b, (records) => records.filter(({ n }) => n !== 3));
    expect(deleted[13]?.join()).toContain(`${b}:3`);
    expect(deleted[6]).toEqual([`${b}:3: the event has no record`]);
    const swapped = await afterTampering(c, (records) => {
      const [first, second] = [records.find(({ n }) => n === 2)!, records.find(({ n }) => n === 3)!];
      return [
        ...records.filter(({ n }) => n !== 2 && n !== 3),
        { ...first, _id: second._id },
        { ...second, _id: first._id },
      ];
    });
    expect(swapped[13]?.join()).toContain(`${c}:2`);
    expect(swapped[13]?.join()).toContain(`${c}:3`);
    const cut = await afterTampering(a, (records) => records.filter(({ n }) => n !== 5));
    expect(cut[13]?.join()).toContain(`${a}:5`);
    expect(await audit()).toEqual({});
  }, 120_000);

  it('names records that were exchanged between applications', async () => {
    const [a, b] = ids as [string, string];
    const foreign = await ledger().findOne({ _id: `${b}:3` });
    const found = await afterTampering(a, (records) =>
      records.map((record) => (record['n'] === 3 ? { ...foreign, _id: record._id } : record)),
    );
    expect(found[13]?.join()).toContain(`${a}:3`);
  }, 60_000);

  it('names a changed and a removed submission', async () => {
    const submissions = harness.store.collection<RawRecord>('submissions');
    const before = (await submissions.findOne({ _id: ids[0]! }))!;
    await submissions.deleteOne({ _id: ids[0]! });
    expect((await audit())[13]).toEqual([`${ids[0]!}: the submission is missing`]);
    await submissions.insertOne({ ...before, sealed: `${String(before['sealed']).slice(0, -8)}AAAAAAA=` });
    expect((await audit())[13]).toEqual([`${ids[0]!}: the submitted form was changed`]);
    await submissions.deleteOne({ _id: ids[0]! });
    await submissions.insertOne(before);
  }, 60_000);

  it('names what supervision or issuance holds otherwise, and fails when one of them is silent', async () => {
    const gone = premises.pop()!;
    expect((await audit())[14]).toEqual([`${gone.premises!.licence!.number}: unknown to supervision`]);
    premises.push(gone);
    const number = numbers.pop()!;
    expect((await audit())[14]?.join()).toContain(number.number);
    numbers.push(number);
    listPremises.mockImplementationOnce(() => { throw new Error('silent'); }); // prettier-ignore
    await expect(audit()).rejects.toThrow('silent');
  }, 60_000);

  // What follows leaves its mark on the topic, where nothing can be undone.
  it('names an event that says what no record says: what a publish before the insert leaves behind', async () => {
    const bus = harness.app.get<EventBus>(EVENT_BUS);
    const [record] = buildRecords(appendRequest('announced-only', ['application.submitted']));
    await bus.publish(harness.topic, [toEvent(record!)]);
    expect((await audit())[6]).toEqual(['announced-only:1: the event has no record']);
  }, 60_000);

  it('names a record that was never announced, an application without an end, and personal data in clear', async () => {
    const [record] = buildRecords({
      ...appendRequest('quiet', []),
      records: [toNewRecord('application.submitted', { typeVersion: '13800000000' })],
    });
    await harness.app.get(AppendRecordsService).insert([record!]);
    const { draft } = await casework.createDraft(sampleDraft('waiter'));
    const { applicationId } = await casework.submit({
      draftId: draft!.id,
      applicant: samplePerson('waiter'),
      signIn: undefined,
      documents: [],
      version: 0,
    });
    const found = await audit();
    expect(found[6]).toContain('quiet:1: the record has no event');
    expect(found[5]?.join()).toContain(applicationId);
    expect(found[12]).toEqual(['quiet:1: holds a mobile number']);
  }, 60_000);
});
