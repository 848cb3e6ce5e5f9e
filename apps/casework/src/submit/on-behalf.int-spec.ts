import { type CreateDraftRequest } from '@licensing/contracts';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { sampleAgentDraft, sampleDraft, sampleFields, samplePerson } from '../testing/sample-form';
import { ApplicationSlotRepository } from './application-slot.repository';

const NOT_FOUND = { code: 'RESOURCE.NOT_FOUND' };

describe('an application that an agent makes in the name of a representative', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  const begin = async (request: CreateDraftRequest) => (await casework.createDraft(request)).draft!;
  const submit = (draftId: string, subject: string) =>
    casework.submit({ draftId, applicant: samplePerson(subject), signIn: undefined, documents: [], version: 0 });
  const list = (subject: string) => casework.listApplications({ subject, limit: 10, offset: 0 });
  const show = (applicationId: string, subject: string) =>
    casework.getApplication({ applicationId, subject, reader: undefined, purpose: '', what: '' });

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
  });
  afterAll(() => harness.close());
  afterEach(() => jest.restoreAllMocks());

  it('is a draft of the agent’s only, and says by what right it was begun', async () => {
    const draft = await begin(sampleAgentDraft('agent', 'boss'));
    expect(draft.authority).toEqual({ kind: 'mandate', role: '', mandateId: 'mandate-1' });
    const { id } = draft;
    const fields = sampleFields({ area: 81 });
    await expect(casework.getDraft({ draftId: id, subject: 'boss' })).rejects.toMatchObject(NOT_FOUND);
    const save = casework.saveDraft({ draftId: id, version: 1, subject: 'boss', fields, materials: [], silent: [] });
    await expect(save).rejects.toMatchObject(NOT_FOUND);
    await expect(submit(id, 'boss')).rejects.toMatchObject(NOT_FOUND);
    const saved = await casework.saveDraft({
      draftId: id,
      version: 1,
      subject: 'agent',
      fields,
      materials: [],
      silent: [],
    });
    expect(saved.draft?.authority).toEqual(draft.authority);
  });

  it('tells the workflow and the edge who is who, by the names that records bear', async () => {
    const { id } = await begin(sampleAgentDraft('agent', 'boss'));
    await casework.saveDraft({
      draftId: id,
      version: 1,
      subject: 'agent',
      fields: sampleFields(),
      materials: [],
      silent: [],
    });
    const { applicantRef, grantorRef } = await submit(id, 'agent');
    expect(new Set([applicantRef, grantorRef, '']).size).toBe(3);
    expect((await show(id, 'agent')).askerRef).toBe(applicantRef);
    expect((await show(id, 'boss')).askerRef).toBe(grantorRef);
    expect((await show(id, '')).askerRef).toBe('');
    expect((await list('boss')).applications.map(({ askerRef }) => askerRef)).toEqual([grantorRef]);
    const own = await begin(sampleDraft('boss alone'));
    expect((await submit(own.id, 'boss alone')).grantorRef).toBe('');
  });

  it('submitted is in both their lists and open to both; the mandate goes with it', async () => {
    const { id } = await begin(sampleAgentDraft('agent', 'boss', 'mandate-7'));
    await casework.saveDraft({
      draftId: id,
      version: 1,
      subject: 'agent',
      fields: sampleFields(),
      materials: [],
      silent: [],
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(id, 'agent')));
    expect(new Set(answers.map(({ mandateId }) => mandateId))).toEqual(new Set(['mandate-7']));
    const submission = await casework.getSubmission({ applicationId: id });
    expect(submission).toMatchObject({
      mandateId: 'mandate-7',
      divisionCode: '440703',
      applicant: { subject: 'agent' },
    });
    for (const subject of ['agent', 'boss']) {
      expect((await list(subject)).applications.filter(({ applicationId }) => applicationId === id)).toHaveLength(1);
      expect(await show(id, subject)).toMatchObject({ applicationId: id, divisionCode: '440703' });
    }
    await expect(show(id, 'stranger')).rejects.toMatchObject(NOT_FOUND);
    expect((await list('stranger')).total).toBe(0);
  });

  it('goes on after a crash between the two lists', async () => {
    const { id } = await begin(sampleAgentDraft('agent', 'other boss'));
    const slots = harness.app.get(ApplicationSlotRepository);
    const claim = slots.claim.bind(slots);
    jest.spyOn(slots, 'claim').mockImplementationOnce(claim).mockRejectedValueOnce(new Error('crash'));
    await expect(submit(id, 'agent')).rejects.toThrow('crash');
    const mine = await begin(sampleDraft('other boss'));
    await submit(mine.id, 'other boss');
    await submit(id, 'agent');
    const { applications, total } = await list('other boss');
    expect(total).toBe(2);
    expect(applications.map(({ applicationId }) => applicationId).sort()).toEqual([id, mine.id].sort());
  });

  it('is once in the list of somebody who gave a mandate to themselves', async () => {
    const { id } = await begin(sampleAgentDraft('same', 'same'));
    await submit(id, 'same');
    expect(await list('same')).toMatchObject({ total: 1 });
  });

  it('names no mandate where the representative applies', async () => {
    const { id } = await begin({ ...sampleDraft('boss himself'), grantorSubject: 'nobody' });
    expect(await submit(id, 'boss himself')).toMatchObject({ mandateId: '' });
    expect(await casework.getSubmission({ applicationId: id })).toMatchObject({ mandateId: '' });
    expect((await list('nobody')).total).toBe(0);
    const stored = await harness.store.collection<{ _id: string }>('submissions').findOne({ _id: id });
    expect(Object.keys(stored ?? {})).not.toEqual(expect.arrayContaining(['mandateId']));
    expect(Object.keys(stored ?? {})).not.toEqual(expect.arrayContaining(['grantorRef']));
  });

  it.each<[string, Partial<CreateDraftRequest>, string]>([
    ['without a right', { authority: undefined }, '/authority'],
    ['by an unknown right', { authority: { kind: 'friend', role: '', mandateId: '' } }, '/authority/kind'],
    ['under no named mandate', { authority: { kind: 'mandate', role: '', mandateId: '' }, grantorSubject: 'boss' }, '/authority/mandateId'],
    ['for nobody', { authority: { kind: 'mandate', role: '', mandateId: 'm-1' }, grantorSubject: '' }, '/grantorSubject'],
    ['in no division', { divisionCode: '' }, '/divisionCode'],
  ])('is not begun %s', async (_what, changes, pointer) => {
    const error: unknown = await begin({ ...sampleDraft('agent'), ...changes }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'REQUEST.INVALID' });
    expect((error as { problems: { pointer: string }[] }).problems.map((problem) => problem.pointer)).toEqual([pointer]);
  }); // prettier-ignore
});
