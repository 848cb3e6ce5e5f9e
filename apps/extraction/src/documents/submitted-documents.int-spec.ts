import { randomBytes, randomUUID } from 'node:crypto';
import {
  type DocumentRef,
  DocumentStatus,
  ExtractionServiceService,
  type ReadDocumentsResponse,
} from '@licensing/contracts';
import { createGrpcClient } from '@licensing/platform';
import { certificatesFor } from '../../../../test/support/certificates';
import {
  CREDIT_CODE,
  type DocumentsHarness,
  failure,
  LICENCE_TYPE,
  licenceText,
  refOf,
  startDocuments,
} from '../testing/documents-harness';

const READ = DocumentStatus.DOCUMENT_STATUS_READ;

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});

afterEach(() => { documents.reader.release(); }); // prettier-ignore

afterAll(() => documents.stop());

describe('a document of an application', () => {
  it('is waited for, with a message at least every second, and is no longer its owner’s to change', async () => {
    documents.reader.hold();
    const document = await documents.add('applicant', licenceText('applied'));
    const other = await documents.add('applicant', licenceText('behind'), { slot: 'premises-right' });
    const applicationId = randomUUID();
    const times: number[] = [];
    const said: ReadDocumentsResponse[] = [];
    for await (const progress of documents.client.readDocuments({
      documents: [document, other].map(refOf),
      applicationId,
    })) {
      times.push(Date.now());
      said.push(progress);
      if (times.length === 3) documents.reader.release();
    }
    expect(said.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ({ read: 0, of: 2, position: 0 })));
    expect(said.at(-1)).toEqual({ read: 2, of: 2, position: 0 });
    expect(Math.max(...times.slice(1).map((time, n) => time - times[n]!))).toBeLessThan(1_000);
    expect((await documents.get(document, 'applicant')).applicationId).toBe(applicationId);
    const asked = { documentId: document.id, ownerSubject: 'applicant' };
    for (const call of [
      documents.client.eraseDocument(asked), documents.client.attachDocument({ ...asked, draftId: randomUUID() }),
      documents.client.correctDocument({ ...asked, declaredJson: '{"scope":"x"}' }),
    ]) expect(await failure(call)).toMatchObject({ code: 'DOCUMENT.SUBMITTED' }); // prettier-ignore
    expect(await documents.list('applicant')).toEqual([]);
    expect(await documents.readAll([document, other], applicationId)).toEqual([{ read: 2, of: 2, position: 0 }]);
    expect(await failure(documents.readAll([document], randomUUID()))).toMatchObject({ code: 'DOCUMENT.SUBMITTED' });
  });

  it('keeps the reading it was submitted with when a newer reader comes', async () => {
    const document = await documents.addRead('stable', licenceText('stable'));
    await documents.readAll([document], randomUUID());
    documents.reader.version = 'fake/3';
    const later = await documents.get(document, 'stable');
    documents.reader.version = 'fake/1';
    expect(later).toEqual({ ...document, applicationId: later.applicationId });
  });

  it('is not waited for when it is gone; whoever stops listening stops nothing', async () => {
    const document = await documents.addRead('gone', licenceText('gone'));
    await documents.client.eraseDocument({ documentId: document.id, ownerSubject: 'gone' });
    expect(await documents.readAll([document], randomUUID())).toEqual([{ read: 1, of: 1, position: 0 }]);
    documents.reader.hold();
    const other = await documents.add('gone', licenceText('left alone'));
    const listening = documents.client.readDocuments({ documents: [refOf(other)], applicationId: randomUUID() });
    const listener = listening[Symbol.asyncIterator]();
    await listener.next();
    await listener.return?.();
    documents.reader.release();
    expect((await documents.untilRead(other, 'gone')).status).toBe(READ);
  });

  it('cannot be erased and submitted both, however close', async () => {
    for (let round = 0; round < 8; round += 1) {
      const document = await documents.addRead('racer', licenceText(`race ${String(round)}`));
      const [erased] = await Promise.allSettled([
        documents.client.eraseDocument({ documentId: document.id, ownerSubject: 'racer' }),
        documents.readAll([document], randomUUID()),
      ]);
      const there = await documents.get(document, 'racer').then(({ applicationId }) => applicationId !== '', () => false); // prettier-ignore
      expect(there).toBe(erased.status === 'rejected');
    }
  }, 60_000);

  it('is read for whoever may ask, and for a request that is right: on a stream as everywhere', async () => {
    const malformed = documents.client.readDocuments({ documents: [], applicationId: 'none' });
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
    const document = await documents.addRead('sayer', licenceText('said'));
    documents.reader.hold();
    const unread = await documents.add('sayer', 'health-certificate\nname=样例甲', { slot: 'health-certificate' });
    const answer = await documents.client.getExtracted({ ...LICENCE_TYPE, documents: [document, unread].map(refOf) });
    expect(answer.unread).toEqual(['health-certificate']);
    const { 'business-licence': fact } = JSON.parse(answer.extractedJson) as Record<string, { record: object }>;
    expect(fact).toMatchObject({
      asOf: document.readAt, documentId: document.id, sha256: document.sha256,
      record: { creditCode: CREDIT_CODE, name: '样例食品店', domicile: '样例路1号' },
    }); // prettier-ignore
  });

  it('is not told of a document that is disputed, unsure, unreadable or another’s hash', async () => {
    const disputed = await documents.addRead('doubter', licenceText('disputed'));
    await documents.client.correctDocument({
      documentId: disputed.id,
      ownerSubject: 'doubter',
      declaredJson: '{"name":"别的店"}',
    });
    const unsure = await documents.addRead('doubter', licenceText('unsure').replace('name=', 'name?='));
    const dark = await documents.addRead('doubter', `unreadable ${randomUUID()}`);
    const good = await documents.addRead('doubter', licenceText('good'));
    for (const ref of [refOf(disputed), refOf(unsure), refOf(dark), { ...refOf(good), sha256: 'a'.repeat(64) }]) {
      const answer = await documents.client.getExtracted({ ...LICENCE_TYPE, documents: [ref] });
      expect(answer).toMatchObject({ extractedJson: '{}', unread: [] });
    }
  });

  it('may be told as what a person has to read: read or said, and never as a record', async () => {
    const unsure = await documents.addRead('asker', licenceText('asked').replace('name=', 'name?='));
    await documents.client.correctDocument({
      documentId: unsure.id, ownerSubject: 'asker', declaredJson: '{"name":"别的店"}',
    }); // prettier-ignore
    const dark = await documents.addRead('asker', `unreadable ${randomUUID()}`, { slot: 'health-certificate' });
    const good = await documents.addRead('asker', licenceText('surely'));
    const ask = async (...refs: DocumentRef[]) =>
      (await documents.client.getExtracted({ ...LICENCE_TYPE, documents: refs })).unsure;
    const told = await ask(refOf(unsure), refOf(dark));
    expect(told).toMatchObject([
      { ...refOf(unsure), type: 'business-licence', unreadable: false },
      { ...refOf(dark), type: '', unreadable: true, fields: [] },
    ]);
    expect(told[0]?.fields.filter(({ name }) => ['creditCode', 'name'].includes(name))).toEqual([
      { name: 'creditCode', accepted: true, values: [CREDIT_CODE], declared: '' },
      { name: 'name', accepted: false, values: ['样例食品店'], declared: '别的店' },
    ]);
    expect(await ask(refOf(good))).toEqual([]);
    expect(await ask({ ...refOf(unsure), sha256: 'a'.repeat(64) })).toEqual([]);
  });
});

describe('the store', () => {
  it('holds nothing of anybody in clear, and no name of an owner', async () => {
    const secret = randomBytes(6).toString('hex');
    const document = await documents.addRead(`subject ${secret}`, licenceText(`scope ${secret}`));
    await documents.client.correctDocument({
      documentId: document.id, ownerSubject: `subject ${secret}`, declaredJson: JSON.stringify({ scope: `other ${secret}` }),
    }); // prettier-ignore
    for (const { name } of await documents.store.db!.listCollections().toArray()) {
      const text = JSON.stringify(await documents.store.collection(name).find().toArray());
      expect(text).not.toContain(secret);
      expect(text).not.toContain(CREDIT_CODE);
    }
  });
});
