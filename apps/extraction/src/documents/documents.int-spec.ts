import { randomUUID } from 'node:crypto';
import { type Document, DocumentStatus } from '@licensing/contracts';
import {
  CREDIT_CODE,
  type DocumentsHarness,
  failure,
  LICENCE_TYPE,
  licenceText,
  startDocuments,
} from '../testing/documents-harness';
import { MOST_OPEN } from './add-document.service';

const {
  DOCUMENT_STATUS_QUEUED: QUEUED,
  DOCUMENT_STATUS_READ: READ,
  DOCUMENT_STATUS_UNREADABLE: UNREADABLE,
} = DocumentStatus;

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});

afterEach(() => { documents.reader.release(); }); // prettier-ignore

afterAll(() => documents.stop());

describe('a document that is brought', () => {
  it('is read, and shown with everything about it', async () => {
    const document = await documents.addRead('reader', licenceText('shown'));
    expect(document).toMatchObject({
      ...LICENCE_TYPE, slot: 'business-licence', draftId: '', applicationId: '', mediaType: 'image/png', status: READ, position: 0,
      type: 'business-licence', typeName: { zh: '营业执照' }, isWrongType: false, problems: [], pages: [{ page: 1, width: 800 }],
    }); // prettier-ignore
    expect(document.fields[0]).toMatchObject({
      name: 'creditCode', label: { zh: '统一社会信用代码' }, valueJson: JSON.stringify(CREDIT_CODE), critical: true, accepted: true,
      box: { x: 10, y: 20, width: 100, height: 12 }, fault: '', faultText: undefined, declaredJson: '', engine: 'fake/1',
    }); // prettier-ignore
    expect(document.readingSha256).toMatch(/^[0-9a-f]{64}$/);
    const picture = await documents.client.getPagePicture({
      documentId: document.id,
      ownerSubject: 'reader',
      page: 1,
    });
    expect(picture.mediaType).toBe('image/jpeg');
    expect(picture.picture.toString()).toMatch(/^picture of/);
  });

  it('says which place it has in the queue', async () => {
    documents.reader.hold();
    const first = await documents.add('queue', licenceText('first'));
    const second = await documents.add('queue', licenceText('second'));
    const third = await documents.add('queue', licenceText('third'));
    expect([first, second, third].map(({ status, position }) => [status, position])).toEqual([
      [DocumentStatus.DOCUMENT_STATUS_READING, 0], [QUEUED, 1], [QUEUED, 2],
    ]); // prettier-ignore
    documents.reader.release();
    await documents.untilRead(third, 'queue');
  });

  it('is told at once to be another than the slot asks for', async () => {
    const document = await documents.addRead('wrong', 'resident-id-front\nname=样例乙');
    expect(document).toMatchObject({ isWrongType: true, problems: [{ code: 'WRONG_DOCUMENT' }] });
    expect(document.problems[0]?.zh).toContain('营业执照');
  });

  it('names what cannot be read, and why', async () => {
    const document = await documents.addRead('unclear', 'business-licence\nname?=样');
    expect(document.fields[0]).toMatchObject({ name: 'name', accepted: false, fault: 'glare' });
    expect(document.fields[0]?.faultText?.zh).toContain('名称');
  });

  it('is refused with words when it is none, and nothing of it stays', async () => {
    const before = await documents.countFiles();
    for (const [text, upload, code] of [
      ['refused', {}, 'FILE_PROGRAM'],
      [licenceText('x'), { slot: 'no-such-slot' }, 'unknown-slot'],
      [licenceText('x'), { slot: 'application-form' }, 'unknown-slot'],
    ] as const) {
      const error = await failure(documents.add('refused', text, upload));
      expect(error).toMatchObject({ code: 'REQUEST.INVALID', problems: [{ code }] });
    }
    expect(await documents.countFiles()).toBe(before);
    expect(await documents.list('refused')).toEqual([]);
  });

  it('is not taken beyond what one person needs', async () => {
    const one = await documents.addRead('many', 'business-licence');
    await Promise.all(Array.from({ length: MOST_OPEN - 1 }, () => documents.add('many', 'business-licence')));
    expect(await failure(documents.add('many', 'business-licence'))).toMatchObject({
      problems: [{ code: 'too-many-documents' }],
    });
    await documents.client.eraseDocument({ documentId: one.id, ownerSubject: 'many' });
    await documents.add('many', 'business-licence');
  }, 60_000);

  it('that no machine can read says so, and a new upload is tried again', async () => {
    const text = `unreadable ${randomUUID()}`;
    const first = await documents.addRead('dark', text);
    expect(first).toMatchObject({ status: UNREADABLE, fields: [], type: '' });
    const times = (): number => documents.reader.texts.filter((one) => one === text).length;
    await documents.get(first, 'dark');
    expect(times()).toBe(1);
    expect((await documents.addRead('dark', text)).status).toBe(UNREADABLE);
    expect(times()).toBe(2);
    documents.reader.version = 'fake/2';
    await documents.untilRead(first, 'dark');
    documents.reader.version = 'fake/1';
    expect(times()).toBe(3);
  });
});

describe('the same bytes', () => {
  it('are read once, kept once, and answered at once', async () => {
    const text = licenceText('twice');
    const one = await documents.addRead('twice', text);
    const files = await documents.countFiles();
    const again = await documents.add('somebody else', text);
    expect(again).toMatchObject({ status: READ, readAt: one.readAt, fields: one.fields });
    expect(again.id).not.toBe(one.id);
    expect(documents.reader.texts.filter((read) => read === text)).toHaveLength(1);
    expect(await documents.countFiles()).toBe(files);
  });

  it('brought many times at once are one object and one reading', async () => {
    const text = licenceText('crowd');
    const added = await Promise.all(Array.from({ length: 8 }, (_, n) => documents.add(`crowd ${String(n)}`, text)));
    await Promise.all(added.map((document, n) => documents.untilRead(document, `crowd ${String(n)}`)));
    expect(documents.reader.texts.filter((read) => read === text)).toHaveLength(1);
    expect(await documents.store.collection('objects').countDocuments({ _id: added[0]!.sha256 as never })).toBe(1);
  });

  it('stay for the others when one of those who brought them erases theirs, and go with the last', async () => {
    const text = licenceText('shared');
    const mine = await documents.addRead('mine', text);
    const theirs = await documents.add('theirs', text);
    const files = await documents.countFiles();
    await documents.client.eraseDocument({ documentId: mine.id, ownerSubject: 'mine' });
    expect(await documents.get(theirs, 'theirs')).toMatchObject({ status: READ, fields: mine.fields });
    expect(await documents.countFiles()).toBe(files);
    await documents.client.eraseDocument({ documentId: theirs.id, ownerSubject: 'theirs' });
    // The bytes, and the picture of the page.
    expect(await documents.countFiles()).toBe(files - 2);
    for (const collection of ['objects', 'readings'])
      expect(
        await documents.store.collection(collection).countDocuments({ _id: new RegExp(mine.sha256) as never }),
      ).toBe(0);
  });

  it('are never lost while some erase them and others bring them', async () => {
    const text = licenceText('to and fro');
    let held = await documents.addRead('fro 0', text);
    for (let round = 1; round <= 10; round += 1) {
      const [brought] = await Promise.all([
        documents.add(`fro ${String(round)}`, text),
        documents.client.eraseDocument({ documentId: held.id, ownerSubject: `fro ${String(round - 1)}` }),
      ]);
      held = await documents.untilRead(brought, `fro ${String(round)}`);
      expect(held.status).toBe(READ);
      const picture = { documentId: held.id, ownerSubject: `fro ${String(round)}`, page: 1 };
      await expect(documents.client.getPagePicture(picture)).resolves.toMatchObject({ mediaType: 'image/jpeg' });
    }
  }, 60_000);
});

describe('somebody else’s document', () => {
  it('is as little there as one that never was', async () => {
    const { id } = await documents.addRead('owner', licenceText('owned'));
    const declaredJson = '{"scope":"x"}';
    for (const documentId of [id, randomUUID(), 'no id at all']) {
      const asked = { documentId, ownerSubject: 'stranger' };
      const { client } = documents;
      for (const call of [
        client.getDocument(asked), client.eraseDocument(asked), client.attachDocument({ ...asked, draftId: randomUUID() }),
        client.correctDocument({ ...asked, declaredJson }), client.getPagePicture({ ...asked, page: 1 }),
      ]) expect(await failure(call)).toMatchObject({ code: 'RESOURCE.NOT_FOUND', problems: [] }); // prettier-ignore
    }
    expect(await documents.list('stranger')).toEqual([]);
  });
});

describe('a draft', () => {
  it('holds one document for a slot; an earlier one leaves it', async () => {
    const draftId = randomUUID();
    const first = await documents.addRead('drafter', licenceText('1'), { draftId });
    const card = await documents.addRead('drafter', 'health-certificate', { draftId, slot: 'health-certificate' });
    expect((await documents.list('drafter', draftId)).sort()).toEqual([first.id, card.id].sort());
    const second = await documents.addRead('drafter', licenceText('2'), { draftId });
    expect((await documents.list('drafter', draftId)).sort()).toEqual([second.id, card.id].sort());
    expect(await documents.list('drafter')).toEqual([first.id]);
    const attach = { documentId: first.id, ownerSubject: 'drafter', draftId };
    expect((await documents.client.attachDocument(attach)).document).toMatchObject({ id: first.id, draftId });
    await documents.client.attachDocument(attach);
    expect((await documents.list('drafter', draftId)).sort()).toEqual([first.id, card.id].sort());
    expect(await documents.list('drafter')).toEqual([second.id]);
  });

  it('holds one also when two are put into it at once', async () => {
    const draftId = randomUUID();
    const added = await Promise.all(
      Array.from({ length: 5 }, (_, n) => documents.add('at once', licenceText(`at once ${String(n)}`))),
    );
    await Promise.all(
      added.map(({ id }) => documents.client.attachDocument({ documentId: id, ownerSubject: 'at once', draftId })),
    );
    expect(await documents.list('at once', draftId)).toHaveLength(1);
  });
});

describe('a correction', () => {
  const correct = async (document: Document, ownerSubject: string, declared: object): Promise<Document> =>
    (
      await documents.client.correctDocument({
        documentId: document.id,
        ownerSubject,
        declaredJson: JSON.stringify(declared),
      })
    ).document!;
  const fieldOf = (document: Document, name: string) => document.fields.find((field) => field.name === name);

  it('stands beside what was read, critical or not, and can be taken back', async () => {
    const document = await documents.addRead('corrector', licenceText('餐饮'));
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
    const document = await documents.addRead('careless', licenceText('a'));
    const error = await failure(
      correct(document, 'careless', { colour: 'red', issuedOn: '31 June', name: 7, scope: '食品' }),
    );
    expect(error.code).toBe('REQUEST.INVALID');
    expect(error.problems.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/colour', 'unknown-field'], ['/issuedOn', 'wrong-shape'], ['/name', 'wrong-shape'],
    ]); // prettier-ignore
    expect(fieldOf(await documents.get(document, 'careless'), 'scope')?.declaredJson).toBe('');
  });

  it('waits until there is something to correct', async () => {
    documents.reader.hold();
    const document = await documents.add('hasty', licenceText('hasty'));
    expect(await failure(correct(document, 'hasty', { scope: 'x' }))).toMatchObject({ code: 'DOCUMENT.UNREAD' });
  });

  it('of two at once, none is lost', async () => {
    const document = await documents.addRead('parallel', licenceText('b'));
    const said = { scope: '甲', registeredBy: '乙', capital: '丙' };
    const all = readingNames(document);
    await Promise.all(Object.entries(said).filter(([name]) => all.includes(name)).map(([name, value]) => correct(document, 'parallel', { [name]: value }))); // prettier-ignore
    await correct(document, 'parallel', { kind: '个体工商户' });
    const stored = await documents.store.collection('document_versions').find({ documentId: document.id }).toArray();
    expect(JSON.stringify(stored)).not.toContain('个体工商户');
    expect(fieldOf(await documents.get(document, 'parallel'), 'scope')?.declaredJson).toBe('"甲"');
  });

  const readingNames = (document: Document): string[] => document.fields.map(({ name }) => name);
});
