import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Document,
  DocumentStatus,
  ExtractionServiceService,
  type ReadDocumentsResponse,
} from '@licensing/contracts';
import { completeCreditCode } from '@licensing/domain';
import { type AppError, createGrpcClient, documentsFolder, FolderVault } from '@licensing/platform';
import { certificatesFor } from '../../../../test/support/certificates';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../../test/support/service-under-test';
import { until } from '../../../../test/support/until';
import { ExtractionEnvironment } from '../extraction.config';
import { ExtractionModule } from '../extraction.module';
import { FakeReader, providing, toStream } from '../testing/fake-reader';
import { MOST_OPEN } from './add-document.service';

const {
  DOCUMENT_STATUS_QUEUED: QUEUED,
  DOCUMENT_STATUS_READ: READ,
  DOCUMENT_STATUS_UNREADABLE: UNREADABLE,
} = DocumentStatus;
const LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.1.0' };
const CREDIT_CODE = completeCreditCode('92440703', 'MA4UK3R0');

let folder: string;
let vault: FolderVault;
let reader: FakeReader;
let extraction: ServiceUnderTest<typeof ExtractionServiceService>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  reader = new FakeReader(vault);
  extraction = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(providing(reader)), environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder },
  ); // prettier-ignore
});

afterEach(() => { reader.release(); }); // prettier-ignore

afterAll(async () => {
  await extraction.stop();
  await rm(folder, { recursive: true });
});

const licenceText = (note: string): string =>
  ['business-licence', `creditCode=${CREDIT_CODE}`, 'name=样例食品店', 'representative=样例甲', 'address=样例路1号',
   'establishedOn=2026-11-20', `scope=${note}`].join('\n'); // prettier-ignore

interface Upload {
  readonly slot?: string;
  readonly draftId?: string;
}

async function add(ownerSubject: string, text: string, { slot = 'business-licence', draftId = '' }: Upload = {}) {
  const { name, sha256, size, dataKey } = await vault.put(toStream(text), { limitBytes: 1_000_000 });
  const request = { ...LICENCE_TYPE, ownerSubject, slot, draftId, objectName: name, sha256, size, dataKey };
  return { document: (await extraction.client.addDocument(request)).document!, objectName: name };
}

const get = async (document: Document, ownerSubject: string): Promise<Document> =>
  (await extraction.client.getDocument({ documentId: document.id, ownerSubject })).document!;

const untilRead = (document: Document, ownerSubject: string): Promise<Document> =>
  until('it is read', async () => {
    const now = await get(document, ownerSubject);
    return now.status === READ || now.status === UNREADABLE ? now : undefined;
  });

const addRead = async (ownerSubject: string, text: string, upload: Upload = {}): Promise<Document> =>
  untilRead((await add(ownerSubject, text, upload)).document, ownerSubject);

const list = async (ownerSubject: string, draftId = ''): Promise<string[]> =>
  (await extraction.client.listDocuments({ ownerSubject, draftId })).documents.map(({ id }) => id);

const failure = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => { throw new Error('it was done'); },
    (error: unknown) => error as AppError,
  ); // prettier-ignore

const refOf = ({ slot, id, sha256 }: Document) => ({ slot, documentId: id, sha256 });

async function readAll(documents: readonly Document[], applicationId: string): Promise<ReadDocumentsResponse[]> {
  const said: ReadDocumentsResponse[] = [];
  for await (const progress of extraction.client.readDocuments({ documents: documents.map(refOf), applicationId }))
    said.push(progress);
  return said;
}

const filesIn = async (): Promise<number> => {
  const found = await readdir(documentsFolder({ OBJECT_STORE_DIR: folder }), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
};

describe('a document that is brought', () => {
  it('is read, and shown with everything about it', async () => {
    const document = await addRead('reader', licenceText('shown'));
    expect(document).toMatchObject({
      ...LICENCE_TYPE, slot: 'business-licence', draftId: '', applicationId: '', mediaType: 'image/png', status: READ, position: 0,
      type: 'business-licence', typeName: { zh: '营业执照' }, isWrongType: false, problems: [], pages: [{ page: 1, width: 800 }],
    }); // prettier-ignore
    expect(document.fields[0]).toMatchObject({
      name: 'creditCode', label: { zh: '统一社会信用代码' }, valueJson: JSON.stringify(CREDIT_CODE), critical: true, accepted: true,
      box: { x: 10, y: 20, width: 100, height: 12 }, fault: '', faultText: undefined, declaredJson: '', engine: 'fake/1',
    }); // prettier-ignore
    expect(document.readingSha256).toMatch(/^[0-9a-f]{64}$/);
    const picture = await extraction.client.getPagePicture({
      documentId: document.id,
      ownerSubject: 'reader',
      page: 1,
    });
    expect(picture.mediaType).toBe('image/jpeg');
    expect(picture.picture.toString()).toMatch(/^picture of/);
  });

  it('says which place it has in the queue', async () => {
    reader.hold();
    const { document: first } = await add('queue', licenceText('first'));
    const { document: second } = await add('queue', licenceText('second'));
    const { document: third } = await add('queue', licenceText('third'));
    expect([first, second, third].map(({ status, position }) => [status, position])).toEqual([
      [DocumentStatus.DOCUMENT_STATUS_READING, 0], [QUEUED, 1], [QUEUED, 2],
    ]); // prettier-ignore
    reader.release();
    await untilRead(third, 'queue');
  });

  it('is told at once to be another than the slot asks for', async () => {
    const document = await addRead('wrong', 'resident-id-front\nname=样例乙');
    expect(document).toMatchObject({ isWrongType: true, problems: [{ code: 'WRONG_DOCUMENT' }] });
    expect(document.problems[0]?.zh).toContain('营业执照');
  });

  it('names what cannot be read, and why', async () => {
    const document = await addRead('unclear', 'business-licence\nname?=样');
    expect(document.fields[0]).toMatchObject({ name: 'name', accepted: false, fault: 'glare' });
    expect(document.fields[0]?.faultText?.zh).toContain('名称');
  });

  it('is refused with words when it is none, and nothing of it stays', async () => {
    const before = await filesIn();
    for (const [text, upload, code] of [
      ['refused', {}, 'FILE_PROGRAM'],
      [licenceText('x'), { slot: 'no-such-slot' }, 'unknown-slot'],
      [licenceText('x'), { slot: 'application-form' }, 'unknown-slot'],
    ] as const) {
      const error = await failure(add('refused', text, upload));
      expect(error).toMatchObject({ code: 'REQUEST.INVALID', problems: [{ code }] });
    }
    expect(await filesIn()).toBe(before);
    expect(await list('refused')).toEqual([]);
  });

  it('is not taken beyond what one person needs', async () => {
    const one = await addRead('many', 'business-licence');
    await Promise.all(Array.from({ length: MOST_OPEN - 1 }, () => add('many', 'business-licence')));
    expect(await failure(add('many', 'business-licence'))).toMatchObject({
      problems: [{ code: 'too-many-documents' }],
    });
    await extraction.client.eraseDocument({ documentId: one.id, ownerSubject: 'many' });
    await add('many', 'business-licence');
  }, 60_000);

  it('that no machine can read says so, and a new upload is tried again', async () => {
    const text = `unreadable ${randomUUID()}`;
    const first = await addRead('dark', text);
    expect(first).toMatchObject({ status: UNREADABLE, fields: [], type: '' });
    const times = (): number => reader.texts.filter((one) => one === text).length;
    await get(first, 'dark');
    expect(times()).toBe(1);
    expect((await addRead('dark', text)).status).toBe(UNREADABLE);
    expect(times()).toBe(2);
    reader.version = 'fake/2';
    await untilRead(first, 'dark');
    reader.version = 'fake/1';
    expect(times()).toBe(3);
  });
});

describe('the same bytes', () => {
  it('are read once, kept once, and answered at once', async () => {
    const text = licenceText('twice');
    const one = await addRead('twice', text);
    const files = await filesIn();
    const { document: again } = await add('somebody else', text);
    expect(again).toMatchObject({ status: READ, readAt: one.readAt, fields: one.fields });
    expect(again.id).not.toBe(one.id);
    expect(reader.texts.filter((read) => read === text)).toHaveLength(1);
    expect(await filesIn()).toBe(files);
  });

  it('brought many times at once are one object and one reading', async () => {
    const text = licenceText('crowd');
    const added = await Promise.all(Array.from({ length: 8 }, (_, n) => add(`crowd ${String(n)}`, text)));
    await Promise.all(added.map(({ document }, n) => untilRead(document, `crowd ${String(n)}`)));
    expect(reader.texts.filter((read) => read === text)).toHaveLength(1);
    expect(
      await extraction.store.collection('objects').countDocuments({ _id: added[0]!.document.sha256 as never }),
    ).toBe(1);
  });

  it('stay for the others when one of those who brought them erases theirs, and go with the last', async () => {
    const text = licenceText('shared');
    const mine = await addRead('mine', text);
    const { document: theirs } = await add('theirs', text);
    const files = await filesIn();
    await extraction.client.eraseDocument({ documentId: mine.id, ownerSubject: 'mine' });
    expect(await get(theirs, 'theirs')).toMatchObject({ status: READ, fields: mine.fields });
    expect(await filesIn()).toBe(files);
    await extraction.client.eraseDocument({ documentId: theirs.id, ownerSubject: 'theirs' });
    // The bytes, and the picture of the page.
    expect(await filesIn()).toBe(files - 2);
    for (const collection of ['objects', 'readings'])
      expect(
        await extraction.store.collection(collection).countDocuments({ _id: new RegExp(mine.sha256) as never }),
      ).toBe(0);
  });

  it('are never lost while some erase them and others bring them', async () => {
    const text = licenceText('to and fro');
    let held = await addRead('fro 0', text);
    for (let round = 1; round <= 10; round += 1) {
      const [brought] = await Promise.all([
        add(`fro ${String(round)}`, text),
        extraction.client.eraseDocument({ documentId: held.id, ownerSubject: `fro ${String(round - 1)}` }),
      ]);
      held = await untilRead(brought.document, `fro ${String(round)}`);
      expect(held.status).toBe(READ);
      const picture = { documentId: held.id, ownerSubject: `fro ${String(round)}`, page: 1 };
      await expect(extraction.client.getPagePicture(picture)).resolves.toMatchObject({ mediaType: 'image/jpeg' });
    }
  }, 60_000);
});

describe('somebody else’s document', () => {
  it('is as little there as one that never was', async () => {
    const { id } = await addRead('owner', licenceText('owned'));
    const declaredJson = '{"scope":"x"}';
    for (const documentId of [id, randomUUID(), 'no id at all']) {
      const asked = { documentId, ownerSubject: 'stranger' };
      const { client } = extraction;
      for (const call of [
        client.getDocument(asked), client.eraseDocument(asked), client.attachDocument({ ...asked, draftId: randomUUID() }),
        client.correctDocument({ ...asked, declaredJson }), client.getPagePicture({ ...asked, page: 1 }),
      ]) expect(await failure(call)).toMatchObject({ code: 'RESOURCE.NOT_FOUND', problems: [] }); // prettier-ignore
    }
    expect(await list('stranger')).toEqual([]);
  });
});

describe('a draft', () => {
  it('holds one document for a slot; an earlier one leaves it', async () => {
    const draftId = randomUUID();
    const first = await addRead('drafter', licenceText('1'), { draftId });
    const card = await addRead('drafter', 'health-certificate', { draftId, slot: 'health-certificate' });
    expect((await list('drafter', draftId)).sort()).toEqual([first.id, card.id].sort());
    const second = await addRead('drafter', licenceText('2'), { draftId });
    expect((await list('drafter', draftId)).sort()).toEqual([second.id, card.id].sort());
    expect(await list('drafter')).toEqual([first.id]);
    const attach = { documentId: first.id, ownerSubject: 'drafter', draftId };
    expect((await extraction.client.attachDocument(attach)).document).toMatchObject({ id: first.id, draftId });
    await extraction.client.attachDocument(attach);
    expect((await list('drafter', draftId)).sort()).toEqual([first.id, card.id].sort());
    expect(await list('drafter')).toEqual([second.id]);
  });

  it('holds one also when two are put into it at once', async () => {
    const draftId = randomUUID();
    const added = await Promise.all(
      Array.from({ length: 5 }, (_, n) => add('at once', licenceText(`at once ${String(n)}`))),
    );
    await Promise.all(
      added.map(({ document: { id } }) =>
        extraction.client.attachDocument({ documentId: id, ownerSubject: 'at once', draftId }),
      ),
    );
    expect(await list('at once', draftId)).toHaveLength(1);
  });
});

describe('a correction', () => {
  const correct = async (document: Document, ownerSubject: string, declared: object): Promise<Document> =>
    (
      await extraction.client.correctDocument({
        documentId: document.id,
        ownerSubject,
        declaredJson: JSON.stringify(declared),
      })
    ).document!;
  const fieldOf = (document: Document, name: string) => document.fields.find((field) => field.name === name);

  it('stands beside what was read, critical or not, and can be taken back', async () => {
    const document = await addRead('corrector', licenceText('餐饮'));
    const corrected = await correct(document, 'corrector', { scope: '食品销售', name: '别的店' });
    for (const [name, said] of [['scope', '食品销售'], ['name', '别的店']] as const) {
      expect(fieldOf(corrected, name)).toMatchObject({
        valueJson: fieldOf(document, name)?.valueJson, accepted: true, declaredJson: JSON.stringify(said),
      });
      expect(fieldOf(corrected, name)?.declaredAt).toMatch(/Z$/);
    } // prettier-ignore
    const back = await correct(corrected, 'corrector', { name: null });
    expect(fieldOf(back, 'name')).toMatchObject({ declaredJson: '', declaredAt: '' });
    expect(fieldOf(back, 'scope')).toEqual(fieldOf(corrected, 'scope'));
  });

  it('of a field that is none, or to what it cannot be, is told whole', async () => {
    const document = await addRead('careless', licenceText('a'));
    const error = await failure(
      correct(document, 'careless', { colour: 'red', issuedOn: '31 June', name: 7, scope: '食品' }),
    );
    expect(error.code).toBe('REQUEST.INVALID');
    expect(error.problems.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/colour', 'unknown-field'], ['/issuedOn', 'wrong-shape'], ['/name', 'wrong-shape'],
    ]); // prettier-ignore
    expect(fieldOf(await get(document, 'careless'), 'scope')?.declaredJson).toBe('');
  });

  it('waits until there is something to correct', async () => {
    reader.hold();
    const { document } = await add('hasty', licenceText('hasty'));
    expect(await failure(correct(document, 'hasty', { scope: 'x' }))).toMatchObject({ code: 'DOCUMENT.UNREAD' });
  });

  it('of two at once, none is lost', async () => {
    const document = await addRead('parallel', licenceText('b'));
    const said = { scope: '甲', registeredBy: '乙', capital: '丙' };
    const all = readingNames(document);
    await Promise.all(Object.entries(said).filter(([name]) => all.includes(name)).map(([name, value]) => correct(document, 'parallel', { [name]: value }))); // prettier-ignore
    await correct(document, 'parallel', { kind: '个体工商户' });
    const stored = await extraction.store.collection('document_versions').find({ documentId: document.id }).toArray();
    expect(JSON.stringify(stored)).not.toContain('个体工商户');
    expect(fieldOf(await get(document, 'parallel'), 'scope')?.declaredJson).toBe('"甲"');
  });

  const readingNames = (document: Document): string[] => document.fields.map(({ name }) => name);
});

describe('a document of an application', () => {
  it('is waited for, with a message at least every second, and is no longer its owner’s to change', async () => {
    reader.hold();
    const { document } = await add('applicant', licenceText('applied'));
    const { document: other } = await add('applicant', licenceText('behind'), { slot: 'premises-right' });
    const applicationId = randomUUID();
    const times: number[] = [];
    const said: ReadDocumentsResponse[] = [];
    for await (const progress of extraction.client.readDocuments({
      documents: [document, other].map(refOf),
      applicationId,
    })) {
      times.push(Date.now());
      said.push(progress);
      if (times.length === 3) reader.release();
    }
    expect(said.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ({ read: 0, of: 2, position: 0 })));
    expect(said.at(-1)).toEqual({ read: 2, of: 2, position: 0 });
    expect(Math.max(...times.slice(1).map((time, n) => time - times[n]!))).toBeLessThan(1_000);
    expect((await get(document, 'applicant')).applicationId).toBe(applicationId);
    const asked = { documentId: document.id, ownerSubject: 'applicant' };
    for (const call of [
      extraction.client.eraseDocument(asked), extraction.client.attachDocument({ ...asked, draftId: randomUUID() }),
      extraction.client.correctDocument({ ...asked, declaredJson: '{"scope":"x"}' }),
    ]) expect(await failure(call)).toMatchObject({ code: 'DOCUMENT.SUBMITTED' }); // prettier-ignore
    expect(await list('applicant')).toEqual([]);
    expect(await readAll([document, other], applicationId)).toEqual([{ read: 2, of: 2, position: 0 }]);
    expect(await failure(readAll([document], randomUUID()))).toMatchObject({ code: 'DOCUMENT.SUBMITTED' });
  });

  it('keeps the reading it was submitted with when a newer reader comes', async () => {
    const document = await addRead('stable', licenceText('stable'));
    await readAll([document], randomUUID());
    reader.version = 'fake/3';
    const later = await get(document, 'stable');
    reader.version = 'fake/1';
    expect(later).toEqual({ ...document, applicationId: later.applicationId });
  });

  it('is not waited for when it is gone; whoever stops listening stops nothing', async () => {
    const document = await addRead('gone', licenceText('gone'));
    await extraction.client.eraseDocument({ documentId: document.id, ownerSubject: 'gone' });
    expect(await readAll([document], randomUUID())).toEqual([{ read: 1, of: 1, position: 0 }]);
    reader.hold();
    const { document: other } = await add('gone', licenceText('left alone'));
    const listening = extraction.client.readDocuments({ documents: [refOf(other)], applicationId: randomUUID() });
    const listener = listening[Symbol.asyncIterator]();
    await listener.next();
    await listener.return?.();
    reader.release();
    expect((await untilRead(other, 'gone')).status).toBe(READ);
  });

  it('cannot be erased and submitted both, however close', async () => {
    for (let round = 0; round < 8; round += 1) {
      const document = await addRead('racer', licenceText(`race ${String(round)}`));
      const [erased] = await Promise.allSettled([
        extraction.client.eraseDocument({ documentId: document.id, ownerSubject: 'racer' }),
        readAll([document], randomUUID()),
      ]);
      const there = await get(document, 'racer').then(({ applicationId }) => applicationId !== '', () => false); // prettier-ignore
      expect(there).toBe(erased.status === 'rejected');
    }
  }, 60_000);

  it('is read for whoever may ask, and for a request that is right: on a stream as everywhere', async () => {
    const malformed = extraction.client.readDocuments({ documents: [], applicationId: 'none' });
    expect(await failure(drain(malformed))).toMatchObject({
      code: 'REQUEST.INVALID',
      problems: [{ pointer: '/applicationId' }],
    });
    const address = process.env['EXTRACTION_ADDRESS']!;
    const gateway = createGrpcClient(ExtractionServiceService, address, await certificatesFor('gateway'));
    const notTheirs = gateway.readDocuments({ documents: [], applicationId: randomUUID() });
    expect(await failure(drain(notTheirs))).toMatchObject({ code: 'CALLS.REFUSED' });
    gateway.close();
  });

  async function drain(stream: AsyncIterable<unknown>): Promise<void> {
    const iterator = stream[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true);
  }
});

describe('what documents say', () => {
  it('is told in the shape of a record; what is not read yet is named', async () => {
    const document = await addRead('sayer', licenceText('said'));
    reader.hold();
    const { document: unread } = await add('sayer', 'health-certificate\nname=样例甲', { slot: 'health-certificate' });
    const answer = await extraction.client.getExtracted({ ...LICENCE_TYPE, documents: [document, unread].map(refOf) });
    expect(answer.unread).toEqual(['health-certificate']);
    const { 'business-licence': fact } = JSON.parse(answer.extractedJson) as Record<string, { record: object }>;
    expect(fact).toMatchObject({
      asOf: document.readAt, documentId: document.id, sha256: document.sha256,
      record: { creditCode: CREDIT_CODE, name: '样例食品店', domicile: '样例路1号' },
    }); // prettier-ignore
  });

  it('is not told of a document that is disputed, unsure, unreadable or another’s hash', async () => {
    const disputed = await addRead('doubter', licenceText('disputed'));
    await extraction.client.correctDocument({
      documentId: disputed.id,
      ownerSubject: 'doubter',
      declaredJson: '{"name":"别的店"}',
    });
    const unsure = await addRead('doubter', licenceText('unsure').replace('name=', 'name?='));
    const dark = await addRead('doubter', `unreadable ${randomUUID()}`);
    const good = await addRead('doubter', licenceText('good'));
    for (const ref of [refOf(disputed), refOf(unsure), refOf(dark), { ...refOf(good), sha256: 'a'.repeat(64) }]) {
      const answer = await extraction.client.getExtracted({ ...LICENCE_TYPE, documents: [ref] });
      expect(answer).toEqual({ extractedJson: '{}', unread: [] });
    }
  });
});

describe('the store', () => {
  it('holds nothing of anybody in clear, and no name of an owner', async () => {
    const secret = randomBytes(6).toString('hex');
    const document = await addRead(`subject ${secret}`, licenceText(`scope ${secret}`));
    await extraction.client.correctDocument({
      documentId: document.id, ownerSubject: `subject ${secret}`, declaredJson: JSON.stringify({ scope: `other ${secret}` }),
    }); // prettier-ignore
    for (const { name } of await extraction.store.db!.listCollections().toArray()) {
      const text = JSON.stringify(await extraction.store.collection(name).find().toArray());
      expect(text).not.toContain(secret);
      expect(text).not.toContain(CREDIT_CODE);
    }
  });
});
