import { verifyChain } from '@licensing/domain';
import { EVENT_BUS, type EventBus, sha256Hex } from '@licensing/platform';
import { ApplicationsService } from '../applications/applications.service';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { appendRequest, STRAIGHT_THROUGH, toNewRecord } from '../testing/sample-records';
import { LedgerRepository } from './ledger.repository';
import { toEventData } from './to-event';

describe('Append', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  let ledger: LedgerRepository;
  const read = async (applicationId: string, upTo: number) =>
    Promise.all(Array.from({ length: upTo }, (_, index) => ledger.find(applicationId, index + 1)));

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
    ledger = harness.app.get(LedgerRepository);
  });
  afterAll(() => harness.close());

  it('records and announces all of a request, chained, under fixed ids', async () => {
    const answer = await casework.append(appendRequest('whole', STRAIGHT_THROUGH));
    const records = (await read('whole', 5)).filter((record) => record !== undefined);
    expect(verifyChain(records, sha256Hex)).toEqual([]);
    expect(records).toHaveLength(5);
    expect(answer).toEqual({ lastN: 5, lastHash: records[4]!.hash });
    const events = (await harness.events()).filter(({ subject }) => subject === 'whole');
    expect(events.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    expect(events.map(({ data }) => data)).toEqual(records.map(toEventData));
  });

  it('repeated and raced twenty times records each once and gives one answer', async () => {
    const request = appendRequest('raced', ['application.submitted', 'application.verified', 'application.gathered']);
    const answers = await Promise.all(Array.from({ length: 20 }, () => casework.append(request)));
    expect(new Set(answers.map(({ lastHash }) => lastHash)).size).toBe(1);
    expect(await casework.append(request)).toEqual(answers[0]);
    expect(await harness.store.collection('ledger').countDocuments({ applicationId: 'raced' })).toBe(3);
    const records = (await read('raced', 4)).filter((record) => record !== undefined);
    expect(verifyChain(records, sha256Hex)).toEqual([]);
    const ids = new Set((await harness.events()).filter(({ subject }) => subject === 'raced').map(({ id }) => id));
    expect([...ids].sort()).toEqual(['raced:1', 'raced:2', 'raced:3']);
  });

  it('completes a request of which only a part was recorded', async () => {
    await casework.append(appendRequest('part', ['application.submitted']));
    await casework.append(appendRequest('part', ['application.submitted', 'application.verified']));
    expect((await read('part', 3)).map((record) => record?.n)).toEqual([1, 2, undefined]);
  });

  it('refuses another record at a place that is taken, and announces nothing of it', async () => {
    await casework.append(appendRequest('taken', ['application.submitted']));
    const other = {
      ...appendRequest('taken', []),
      records: [toNewRecord('application.submitted', { typeVersion: '2' })],
    };
    await expect(casework.append(other)).rejects.toMatchObject({ code: 'LEDGER.CONFLICT' });
    const events = (await harness.events()).filter(({ subject }) => subject === 'taken');
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({ typeVersion: '1' });
  });

  it('fails when the broker does not acknowledge, and the repeat records nothing twice and announces', async () => {
    const bus = harness.app.get<EventBus>(EVENT_BUS);
    const publish = jest.spyOn(bus, 'publish').mockRejectedValueOnce(new Error('no broker'));
    const request = appendRequest('silent', ['application.submitted']);
    await expect(casework.append(request)).rejects.toThrow('no broker');
    publish.mockRestore();
    expect((await harness.events()).some(({ subject }) => subject === 'silent')).toBe(false);
    await casework.append(request);
    expect((await harness.events()).filter(({ subject }) => subject === 'silent')).toHaveLength(1);
    expect(await harness.store.collection('ledger').countDocuments({ applicationId: 'silent' })).toBe(1);
  });

  it('records nothing of a request that breaks a schema', async () => {
    const request = appendRequest('broken', ['application.submitted', 'application.verified']);
    const records = [request.records[0]!, { ...request.records[1]!, dataJson: '{"outcome":"refused"}' }];
    await expect(casework.append({ ...request, records })).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
    expect(await ledger.find('broken', 1)).toBeUndefined();
  });

  it('does not show records of an application that nobody submitted', async () => {
    const applications = harness.app.get(ApplicationsService);
    await expect(
      applications.get({ applicationId: 'whole', subject: '', purpose: '', what: '' }),
    ).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });
});
