import { type GetApplicationRequest, type Reader, type RecordAccessRequest } from '@licensing/contracts';
import { ACCESS_LOG, type AccessLogClient } from '../accesses/access-log';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { sampleAgentDraft, sampleDraft, sampleFields, samplePerson } from '../testing/sample-form';
import { appendRequest } from '../testing/sample-records';

const clerk: Reader = { ref: 'c'.repeat(32), role: 'clerk', office: '440703' };
const STAFF_ID = '11010519491231002X';

describe('reading an application', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  let applicationId: string;
  let recorded: RecordAccessRequest[] = [];
  const read = async (changes: Partial<GetApplicationRequest>) =>
    await casework.getApplication({
      applicationId,
      subject: '',
      reader: undefined,
      purpose: '',
      what: 'application',
      ...changes,
    });

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
    const fields = sampleFields({ foodSafetyPersonId: STAFF_ID });
    const { draft } = await casework.createDraft({ ...sampleAgentDraft('agent', 'boss'), fields });
    ({ applicationId } = await casework.submit({
      draftId: draft!.id,
      applicant: samplePerson('agent'),
      signIn: undefined,
      documents: [],
      version: 0,
    }));
    await casework.append(appendRequest(applicationId, ['application.submitted', 'application.verified']));
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    recorded = [];
    jest.spyOn(harness.app.get<AccessLogClient>(ACCESS_LOG), 'recordAccess').mockImplementation((request) => {
      recorded.push(request);
      return Promise.resolve({});
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('by those it concerns, or by a service, is no reading of another person’s data', async () => {
    expect((await read({ subject: 'agent' })).recordsJson).toHaveLength(2);
    const { askerRef, ...same } = await read({ subject: 'agent' });
    expect(await read({ subject: 'boss' })).toEqual({
      ...same,
      askerRef: expect.not.stringMatching(askerRef) as string,
    });
    expect(await read({})).toEqual({ ...same, askerRef: '' });
    expect(recorded).toEqual([]);
  });

  it('by staff is recorded first, for everyone whom the form names', async () => {
    const answer = await read({ reader: clerk, purpose: 'handle-case' });
    expect(answer).toEqual({ ...(await read({ subject: 'agent' })), askerRef: '' });
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).toMatchObject({ reader: clerk, purpose: 'handle-case', what: 'application', applicationId });
    expect([...recorded[0]!.idNumbers].sort()).toEqual([samplePerson('agent').idNumber, STAFF_ID].sort());
    await read({ reader: clerk, purpose: 'handle-case' });
    expect(new Set(recorded.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('that cannot be recorded does not happen', async () => {
    const log = harness.app.get<AccessLogClient>(ACCESS_LOG);
    for (const code of ['no answer', 'not allowed']) {
      jest.spyOn(log, 'recordAccess').mockRejectedValueOnce(new Error(code));
      await expect(read({ reader: clerk, purpose: 'handle-case' })).rejects.toMatchObject({
        code: 'SERVICE.UNAVAILABLE',
      });
    }
  });

  it.each([
    ['its own division', '440703', true],
    ['the city above', '440700', true],
    ['the province above', '440000', true],
    ['a neighbour', '440704', false],
    ['another city', '440600', false],
  ])('by an office of %s', async (_what, office, isCompetent) => {
    const reading = read({ reader: { ...clerk, office }, purpose: 'handle-case' });
    if (isCompetent) await expect(reading).resolves.toMatchObject({ applicationId });
    else await expect(reading).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    expect(recorded).toHaveLength(isCompetent ? 1 : 0);
  });

  it('is refused alike for what is absent and what belongs to others, and leaves no trace', async () => {
    const absent = { applicationId: '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b' };
    for (const changes of [
      { subject: 'stranger' }, { ...absent, subject: 'agent' }, { ...absent, reader: clerk, purpose: 'handle-case' },
    ]) await expect(read(changes)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' }); // prettier-ignore
    expect(recorded).toEqual([]);
  });

  it.each<[string, Partial<GetApplicationRequest>]>([
    ['no purpose', { reader: clerk }],
    ['a purpose that is not on the list', { reader: clerk, purpose: 'curiosity' }],
    ['a purpose of another role', { reader: clerk, purpose: 'audit' }],
    ['no role', { reader: { ...clerk, role: '' }, purpose: 'handle-case' }],
    ['no name', { reader: { ...clerk, ref: '' }, purpose: 'handle-case' }],
    ['no office', { reader: { ...clerk, office: '' }, purpose: 'handle-case' }],
    ['two askers', { subject: 'agent', reader: clerk, purpose: 'handle-case' }],
  ])('by staff with %s is no valid request', async (_what, changes) => {
    await expect(read(changes)).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
    expect(recorded).toEqual([]);
  });

  it('of a time before offices were recorded goes by the division that registered the business', async () => {
    const { draft } = await casework.createDraft(sampleDraft('early'));
    const { applicationId: early } = await casework.submit({
      draftId: draft!.id,
      applicant: samplePerson('early'),
      signIn: undefined,
      documents: [],
      version: 0,
    });
    const submissions = harness.store.collection<{ _id: string }>('submissions');
    await submissions.updateOne({ _id: early }, { $unset: { divisionCode: '' } });
    const reading = { applicationId: early, purpose: 'handle-case' };
    expect(await read({ ...reading, reader: clerk })).toMatchObject({ divisionCode: '440703' });
    await expect(read({ ...reading, reader: { ...clerk, office: '440704' } })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });
});
