import { type AppError } from '@licensing/platform';
import { CaseworkGrpcController } from '../casework.grpc.controller';
import { type Harness, openCasework } from '../testing/casework-harness.module';
import { sampleDraft, sampleFields, samplePerson } from '../testing/sample-form';
import { SubmissionRepository } from '../submit/submission.repository';
import { DraftRepository } from './draft.repository';
import { type DraftVersion } from './draft.schema';
import { EraseDraftService } from './erase-draft.service';

const NOT_FOUND = { code: 'RESOURCE.NOT_FOUND' };
const FAR = new Date('2999-01-01T00:00:00.000Z');

describe('erasing drafts', () => {
  let harness: Harness;
  let casework: CaseworkGrpcController;
  let eraser: EraseDraftService;
  const stored = (draftId: string) => harness.store.collection<DraftVersion>('drafts').find({ draftId }).toArray();
  const erase = (draftId: string, subject: string) => casework.eraseDraft({ draftId, subject });
  const submit = (draftId: string, subject: string) =>
    casework.submit({ draftId, applicant: samplePerson(subject), signIn: undefined, documents: [], version: 0 });
  const save = (draftId: string, version: number, subject: string, area = version) =>
    casework.saveDraft({ draftId, version, subject, fields: sampleFields({ area }), materials: [], silent: [] });

  async function begin(subject: string, versions = 1): Promise<string> {
    const { id } = (await casework.createDraft(sampleDraft(subject))).draft!;
    for (let version = 1; version < versions; version += 1) await save(id, version, subject);
    return id;
  }

  beforeAll(async () => {
    harness = await openCasework(process.env);
    casework = harness.app.get(CaseworkGrpcController);
    eraser = harness.app.get(EraseDraftService);
  });
  afterAll(() => harness.close());
  afterEach(() => jest.restoreAllMocks());

  it('leaves ids and places of every version, and nothing else', async () => {
    const id = await begin('owner', 3);
    expect(await erase(id, 'owner')).toEqual({ versions: 3 });
    const left = await stored(id);
    expect(left.sort((a, b) => a.version - b.version)).toEqual(
      [1, 2, 3, 4].map((version) => ({ _id: `${id}:${version}`, draftId: id, version, erased: true })),
    );
    for (const attempt of [
      casework.getDraft({ draftId: id, subject: 'owner' }), save(id, 3, 'owner'), save(id, 1, 'owner'), save(id, 4, 'owner'),
      submit(id, 'owner'), erase(id, 'owner'),
    ]) await expect(attempt).rejects.toMatchObject(NOT_FOUND); // prettier-ignore
    expect(await stored(id)).toHaveLength(4);
  });

  it('is for who began it, and refuses alike what is absent, foreign and no id', async () => {
    const id = await begin('owner');
    for (const [draftId, subject] of [[id, 'stranger'], ['0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b', 'owner'], ['no id', 'owner']] as const)
      await expect(erase(draftId, subject)).rejects.toMatchObject(NOT_FOUND); // prettier-ignore
    expect((await casework.getDraft({ draftId: id, subject: 'owner' })).draft?.version).toBe(1);
  });

  it('refuses what was submitted, and leaves it whole', async () => {
    const id = await begin('owner', 2);
    await submit(id, 'owner');
    await expect(erase(id, 'owner')).rejects.toMatchObject({ code: 'DRAFT.SUBMITTED' });
    expect((await stored(id)).some(({ erased }) => erased)).toBe(false);
  });

  it('by the sweep empties the versions of what was submitted before, and the frozen form still shows it', async () => {
    const id = await begin('filed', 3);
    const answer = await submit(id, 'filed');
    const { draft } = await casework.getDraft({ draftId: id, subject: 'filed' });
    await eraser.eraseExpired(new Date(answer.submittedAt), 500);
    expect((await casework.getDraft({ draftId: id, subject: 'filed' })).draft).toEqual(draft);
    await eraser.eraseExpired(FAR, 500);
    expect((await stored(id)).filter(({ sealed }) => Boolean(sealed))).toEqual([]);
    const shown = (await casework.getDraft({ draftId: id, subject: 'filed' })).draft!;
    const { licenceType, typeVersion, creditCode, authority } = draft!;
    expect(shown).toMatchObject({ id, version: 3, applicationId: id, licenceType, typeVersion, creditCode, authority });
    const values = (fields: typeof shown.fields) => Object.fromEntries(fields.map(({ name, valueJson }) => [name, valueJson]));
    expect(values(shown.fields)).toEqual(values(draft!.fields));
    expect(await submit(id, 'filed')).toEqual(answer);
    await expect(save(id, 3, 'filed')).rejects.toMatchObject({ code: 'DRAFT.SUBMITTED' });
    await expect(erase(id, 'filed')).rejects.toMatchObject({ code: 'DRAFT.SUBMITTED' });
    await expect(casework.getDraft({ draftId: id, subject: 'stranger' })).rejects.toMatchObject(NOT_FOUND);
  }); // prettier-ignore

  it('by the sweep leaves a submission that was interrupted what it needs to go on', async () => {
    const id = await begin('half');
    jest.spyOn(harness.app.get(SubmissionRepository), 'insert').mockRejectedValueOnce(new Error('crash'));
    await expect(submit(id, 'half')).rejects.toThrow('crash');
    await eraser.eraseExpired(FAR, 500);
    expect(await submit(id, 'half')).toMatchObject({ applicationId: id });
    expect((await casework.getSubmission({ applicationId: id })).declaredJson).toContain('foodSafety');
  });

  it('never loses a submission that it races with, nor shows half of either', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await begin('racer', 2);
      const [erased, submitted] = await Promise.allSettled(
        round % 2 === 0 ? [erase(id, 'racer'), submit(id, 'racer')] : [submit(id, 'racer'), erase(id, 'racer')].reverse(),
      );
      const isSubmitted = submitted!.status === 'fulfilled';
      expect(erased!.status).toBe(isSubmitted ? 'rejected' : 'fulfilled');
      if (isSubmitted) {
        expect((erased as PromiseRejectedResult).reason).toMatchObject({ code: 'DRAFT.SUBMITTED' });
        expect((await casework.getSubmission({ applicationId: id })).applicationId).toBe(id);
      } else {
        expect(((submitted as PromiseRejectedResult).reason as AppError).code).toBe('RESOURCE.NOT_FOUND');
        await expect(casework.getSubmission({ applicationId: id })).rejects.toMatchObject(NOT_FOUND);
      }
    }
  }); // prettier-ignore

  it('comes too late when the draft is submitted after it was read, and the other way round', async () => {
    const drafts = harness.app.get(DraftRepository);
    const insert = drafts.insert.bind(drafts);
    const overtakeWith = (work: () => Promise<unknown>): void => {
      jest.spyOn(drafts, 'insert').mockImplementationOnce(async (mark) => {
        await work();
        return insert(mark);
      });
    };
    const submitted = await begin('first', 2);
    overtakeWith(() => submit(submitted, 'first'));
    await expect(erase(submitted, 'first')).rejects.toMatchObject({ code: 'DRAFT.SUBMITTED' });
    expect((await casework.getSubmission({ applicationId: submitted })).declaredJson).not.toBe('');
    expect((await stored(submitted)).some(({ erased }) => erased)).toBe(false);

    const erased = await begin('first', 2);
    overtakeWith(() => erase(erased, 'first'));
    await expect(submit(erased, 'first')).rejects.toMatchObject(NOT_FOUND);
    expect((await casework.listApplications({ subject: 'first', limit: 10, offset: 0 })).total).toBe(1);

    const saved = await begin('first', 1);
    overtakeWith(() => save(saved, 1, 'first'));
    expect(await erase(saved, 'first')).toEqual({ versions: 2 });
  });

  it('cannot be undone by a writer who had read before', async () => {
    const id = await begin('writer', 3);
    const drafts = harness.app.get(DraftRepository);
    const read = await drafts.find(id, 2);
    await erase(id, 'writer');
    // As a save would that had read version 2 and comes in only now.
    jest.spyOn(drafts, 'find').mockResolvedValueOnce(read);
    await expect(save(id, 2, 'writer', 99)).rejects.toMatchObject(NOT_FOUND);
    expect((await stored(id)).every(({ erased }) => erased === true)).toBe(true);
  });

  it('saved while it is erased: the save comes first and goes too, or it finds nothing', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await begin('saver');
      await Promise.allSettled([save(id, 1, 'saver', 50), erase(id, 'saver')]);
      expect((await stored(id)).every(({ erased }) => erased === true)).toBe(true);
    }
  });

  it.each(['owner', 'sweep'])('interrupted by a crash is ended by the %s', async (who) => {
    const id = await begin('crash', 3);
    const drafts = harness.app.get(DraftRepository);
    const hollow = drafts.hollow.bind(drafts);
    jest.spyOn(drafts, 'hollow').mockImplementationOnce(hollow).mockRejectedValueOnce(new Error('crash'));
    await expect(erase(id, 'crash')).rejects.toThrow('crash');
    await expect(casework.getDraft({ draftId: id, subject: 'crash' })).rejects.toMatchObject(NOT_FOUND);
    await expect(submit(id, 'crash')).rejects.toMatchObject(NOT_FOUND);
    await expect(erase(id, 'stranger')).rejects.toMatchObject(NOT_FOUND);
    if (who === 'owner') expect(await erase(id, 'crash')).toEqual({ versions: 3 });
    else await eraser.eraseExpired(new Date(0), 500);
    expect((await stored(id)).map(({ erased }) => erased)).toEqual([true, true, true, true]);
  });

  it('by the sweep takes what nobody has saved since, in batches, and no other', async () => {
    await eraser.eraseExpired(FAR, 1_000);
    const old = await Promise.all(Array.from({ length: 5 }, (_, index) => begin('sleeper', 1 + (index % 3))));
    const since = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const saved = await begin('sleeper', 1);
    const touched = old.pop()!;
    await save(touched, 2, 'sleeper');
    const submitted = old.pop()!;
    await submit(submitted, 'sleeper');
    expect(await eraser.eraseExpired(since, 2)).toBe(2);
    expect(await eraser.eraseExpired(since, 2)).toBe(1);
    expect(await eraser.eraseExpired(since, 2)).toBe(0);
    for (const id of old) await expect(casework.getDraft({ draftId: id, subject: 'sleeper' })).rejects.toMatchObject(NOT_FOUND);
    for (const id of [saved, touched, submitted]) {
      expect((await casework.getDraft({ draftId: id, subject: 'sleeper' })).draft?.id).toBe(id);
    }
  }); // prettier-ignore

  it('by the sweep lets live what somebody saves at that moment', async () => {
    const id = await begin('awake');
    const since = new Date(Date.now() + 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const drafts = harness.app.get(DraftRepository);
    const findExpired = drafts.findExpired.bind(drafts);
    jest.spyOn(drafts, 'findExpired').mockImplementationOnce(async (before, limit) => {
      const found = await findExpired(before, limit);
      await save(id, 1, 'awake', 70);
      return found;
    });
    expect(await eraser.eraseExpired(since, 1_000)).toBeGreaterThan(0);
    expect((await casework.getDraft({ draftId: id, subject: 'awake' })).draft?.version).toBe(2);
  });
});
