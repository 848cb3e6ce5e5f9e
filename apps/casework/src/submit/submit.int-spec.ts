import { randomUUID } from 'node:crypto';
import { type Draft } from '@licensing/contracts';
import { canonicalJson } from '@licensing/domain';
import { type AppError, sha256Hex } from '@licensing/platform';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { sampleDraft, sampleFields, samplePerson } from '../testing/sample-form';
import { appendRequest } from '../testing/sample-records';
import { ApplicationSlotRepository } from './application-slot.repository';
import { SubmissionRepository } from './submission.repository';

describe('drafts and submissions', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  const create = async (subject: string, fields = sampleFields()): Promise<Draft> =>
    (await casework.createDraft(sampleDraft(subject, fields))).draft!;
  const submit = (draftId: string, subject: string) =>
    casework.submit({ draftId, applicant: samplePerson(subject), signIn: undefined, documents: [], version: 0 });
  const list = (subject: string, limit = 10, offset = 0) => casework.listApplications({ subject, limit, offset });

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
  });
  afterAll(() => harness.close());
  afterEach(() => jest.restoreAllMocks());

  it('keeps every version, and shows the newest to its owner only', async () => {
    const { id } = await create('owner');
    const fields = sampleFields({ area: 80 });
    const saved = await casework.saveDraft({
      draftId: id,
      version: 1,
      subject: 'owner',
      fields,
      materials: [],
      silent: [],
    });
    expect(saved.draft).toMatchObject({ id, version: 2, fields, applicationId: '' });
    expect(await casework.getDraft({ draftId: id, subject: 'owner' })).toEqual(saved);
    for (const [draftId, subject] of [
      [id, 'stranger'],
      [randomUUID(), 'owner'],
      ['no id at all', 'owner'],
    ] as const) {
      // prettier-ignore
      await expect(casework.getDraft({ draftId, subject })).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
      const save = casework.saveDraft({ draftId, version: 1, subject, fields, materials: [], silent: [] });
      await expect(save).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
      await expect(submit(draftId, subject)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    }
  });

  it('lets one of two writers of a version win; the same save again is no conflict', async () => {
    const { id } = await create('two');
    const save = (area: number, version = 1) =>
      casework.saveDraft({
        draftId: id,
        version,
        subject: 'two',
        fields: sampleFields({ area }),
        materials: [],
        silent: [],
      });
    const outcomes = await Promise.allSettled([10, 20, 30].map((area) => save(area)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const won = (await casework.getDraft({ draftId: id, subject: 'two' })).draft!;
    expect(won.version).toBe(2);
    const area = Number(won.fields.find(({ name }) => name === 'area')?.valueJson);
    expect((await save(area)).draft).toEqual(won);
    await expect(save(99)).rejects.toMatchObject({ code: 'DRAFT.CONFLICT' });
    await expect(save(99, 7)).rejects.toMatchObject({ code: 'DRAFT.CONFLICT' });
  });

  it('stores nothing personal in clear', async () => {
    const { id } = await create('secret');
    await submit(id, 'secret');
    for (const collection of ['drafts', 'submissions', 'application_slots']) {
      const text = JSON.stringify(await harness.store.collection(collection).find().toArray());
      expect(text).not.toContain('13800000000');
      expect(text).not.toContain(samplePerson('secret').idNumber);
      expect(text).not.toContain('"secret"');
    }
  });

  it('freezes the form; the frozen form is what was saved', async () => {
    const { id } = await create('frozen');
    const fields = sampleFields({ area: 66 });
    await casework.saveDraft({ draftId: id, version: 1, subject: 'frozen', fields, materials: [], silent: [] });
    const answer = await submit(id, 'frozen');
    const submission = await casework.getSubmission({ applicationId: answer.applicationId });
    expect(answer.applicationId).toBe(id);
    expect(submission.applicant).toEqual(samplePerson('frozen'));
    const declared = JSON.parse(submission.declaredJson) as Record<string, unknown>;
    expect(declared['area']).toBe(66);
    expect(answer.formSha256).toBe(sha256Hex(canonicalJson(declared)));
    expect(await submit(id, 'frozen')).toEqual(answer);
    const save = casework.saveDraft({ draftId: id, version: 2, subject: 'frozen', fields, materials: [], silent: [] });
    await expect(save).rejects.toMatchObject({ code: 'DRAFT.SUBMITTED' });
    const shown = (await casework.getDraft({ draftId: id, subject: 'frozen' })).draft;
    expect(shown).toMatchObject({ version: 2, applicationId: id, fields });
    await expect(submit(id, 'stranger')).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('keeps the sign-in with it, sealed', async () => {
    const { id } = await create('signed in');
    const signIn = {
      source: 'identity-provider', requestId: 'token-of-the-spec', asOf: '2026-03-02T01:00:00.000Z', replySha256: 'a'.repeat(64),
      rule: '',
    }; // prettier-ignore
    const applicant = samplePerson('signed in');
    const wrong = casework.submit({
      draftId: id,
      applicant,
      signIn: { ...signIn, replySha256: 'short' },
      documents: [],
      version: 0,
    });
    await expect(wrong).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
    await casework.submit({ draftId: id, applicant, signIn, documents: [], version: 0 });
    await casework.submit({
      draftId: id,
      applicant,
      signIn: { ...signIn, requestId: 'another' },
      documents: [],
      version: 0,
    });
    expect((await casework.getSubmission({ applicationId: id })).signIn).toEqual(signIn);
    const stored = await harness.store.collection('submissions').find().toArray();
    expect(JSON.stringify(stored)).not.toContain('token-of-the-spec');
  });

  it('keeps what is asked for each item of material, and freezes the documents that are submitted', async () => {
    const materials = [
      { id: 'business-licence', status: 'asked', source: 'business-registration', asOf: '', documentId: '' },
      { id: 'health-certificate', status: 'obtained', source: 'health-certificates', asOf: '2026-03-02T01:00:00.000Z', documentId: '' },
    ]; // prettier-ignore
    const { draft } = await casework.createDraft({ ...sampleDraft('bringer'), materials });
    const { id } = draft!;
    expect(draft?.materials).toEqual(materials);
    const fields = sampleFields();
    const silent = [{ source: 'premises', since: '2026-03-02T01:00:00.000Z' }];
    const given = [{ ...materials[0]!, status: 'provided', documentId: randomUUID() }, materials[1]!];
    const save = (changed: typeof materials) =>
      casework.saveDraft({ draftId: id, version: 1, subject: 'bringer', fields, materials: changed, silent });
    const saved = await save(given);
    expect(saved.draft).toMatchObject({ materials: given, silent });
    expect((await save(given)).draft).toEqual(saved.draft);
    // Another document with the same form is another save: it must not be taken for the same.
    await expect(save(materials)).rejects.toMatchObject({ code: 'DRAFT.CONFLICT' });
    const refs = ['premises-right', 'business-licence'].map((slot) => ({
      slot,
      documentId: randomUUID(),
      sha256: '7'.repeat(64),
    }));
    const bring = (documents: typeof refs) =>
      casework.submit({ draftId: id, applicant: samplePerson('bringer'), signIn: undefined, documents, version: 0 });
    for (const wrong of [[{ ...refs[0]!, sha256: 'short' }], [refs[0]!, { ...refs[1]!, slot: 'premises-right' }]])
      await expect(bring(wrong)).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
    const answer = await bring(refs);
    expect(answer.documents).toBe(2);
    expect(await bring([])).toEqual(answer);
    expect((await casework.getSubmission({ applicationId: id })).documents).toEqual([refs[1], refs[0]]);
    const stored = await harness.store.collection('submissions').findOne({ _id: id as never });
    expect(JSON.stringify(stored)).not.toContain(refs[0]!.documentId);
  });

  it('says of a submission without documents that there are none', async () => {
    const { id } = await create('empty-handed');
    expect((await submit(id, 'empty-handed')).documents).toBe(0);
    expect((await casework.getSubmission({ applicationId: id })).documents).toEqual([]);
  });

  it('keeps what stood in a field before a source spoke otherwise', async () => {
    const { id } = await create('changed');
    const fields = sampleFields().map((field) => (field.name === 'area' ? { ...field, previousJson: '12' } : field));
    await casework.saveDraft({ draftId: id, version: 1, subject: 'changed', fields, materials: [], silent: [] });
    const { draft } = await casework.getDraft({ draftId: id, subject: 'changed' });
    expect(draft?.fields.find(({ name }) => name === 'area')?.previousJson).toBe('12');
  });

  it('submitted twenty times at once is one application', async () => {
    const { id } = await create('crowd');
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(id, 'crowd')));
    expect(new Set(answers.map((answer) => canonicalJson(answer))).size).toBe(1);
    expect(await list('crowd')).toMatchObject({ total: 1, applications: [{ applicationId: id }] });
  });

  it('is frozen as it was looked at, or not at all', async () => {
    const { id } = await create('looker');
    const submitSeen = (version: number) =>
      casework.submit({ draftId: id, applicant: samplePerson('looker'), signIn: undefined, documents: [], version });
    await casework.saveDraft({
      draftId: id, version: 1, subject: 'looker', fields: sampleFields({ area: 78 }), materials: [], silent: [],
    }); // prettier-ignore
    await expect(submitSeen(1)).rejects.toMatchObject({ code: 'DRAFT.CONFLICT' });
    const answer = await submitSeen(2);
    expect(await submitSeen(1)).toEqual(answer);
    const { declaredJson } = await casework.getSubmission({ applicationId: id });
    expect(JSON.parse(declaredJson)).toMatchObject({ area: 78 });
  });

  it('never loses a save that was acknowledged while the draft was being submitted', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await create('racer');
      const fields = sampleFields({ area: 77 });
      const [saved, submitted] = await Promise.allSettled([
        casework.saveDraft({ draftId: id, version: 1, subject: 'racer', fields, materials: [], silent: [] }),
        submit(id, 'racer'),
      ]);
      expect(submitted.status).toBe('fulfilled');
      const { declaredJson } = await casework.getSubmission({ applicationId: id });
      expect((JSON.parse(declaredJson) as { area: number }).area === 77).toBe(saved.status === 'fulfilled');
    }
  });

  it.each([
    ['the place in the list', ApplicationSlotRepository, 'claim'],
    ['the frozen form', SubmissionRepository, 'insert'],
  ] as const)('goes on after a crash before %s', async (what, Repository, method) => {
    const subject = `crash before ${what}`;
    const { id } = await create(subject);
    const repository = harness.app.get<Record<string, () => Promise<unknown>>>(Repository);
    jest.spyOn(repository, method).mockRejectedValueOnce(new Error('crash'));
    await expect(submit(id, subject)).rejects.toThrow('crash');
    const other = await create(subject);
    await submit(other.id, subject);
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit(id, subject)));
    expect(new Set(answers.map(({ applicationId }) => applicationId))).toEqual(new Set([id]));
    const listed = await list(subject);
    expect(listed.total).toBe(2);
    expect(listed.applications.map(({ applicationId }) => applicationId).sort()).toEqual([id, other.id].sort());
  });

  it('tells everything that is wrong with a form at once, and keeps the draft open', async () => {
    const { id } = await create('wrong', sampleFields({ contactPhone: '123', area: -1, items: undefined }));
    const error = await submit(id, 'wrong').catch((thrown: unknown) => thrown as AppError);
    expect(error).toMatchObject({ code: 'REQUEST.INVALID' });
    const pointers = (error as AppError).problems.map(({ pointer }) => pointer).sort();
    expect(pointers).toEqual(['/fields/area', '/fields/contactPhone', '/fields/items']);
    const fields = sampleFields();
    await casework.saveDraft({ draftId: id, version: 1, subject: 'wrong', fields, materials: [], silent: [] });
    expect((await submit(id, 'wrong')).applicationId).toBe(id);
  });

  it('lists a person’s applications newest first, with status', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { id } = await create('lister');
      await submit(id, 'lister');
      ids.unshift(id);
    }
    await casework.append(appendRequest(ids[1]!, ['application.submitted', 'application.verified']));
    const { applications, total } = await list('lister', 2, 1);
    expect(total).toBe(4);
    expect(applications.map(({ applicationId }) => applicationId)).toEqual(ids.slice(1, 3));
    expect(applications.map(({ statusJson }) => (JSON.parse(statusJson) as { state: string }).state)).toEqual([
      'gathering',
      'submitted',
    ]);
    expect(await list('lister', 2, 9)).toEqual({ applications: [], total: 4 });
  });
});
