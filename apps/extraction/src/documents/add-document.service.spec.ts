import { type AppError, ObjectError } from '@licensing/platform';
import { AddDocumentService } from './add-document.service';
import { type Inspection } from './document-reader';
import { MOST_WAIT_MS } from './within-wait';

/** The gateway's patience with an upload (`apps/gateway/src/documents/uploads.service.ts`). */
const CALLER_MS = 30_000;

const request = {
  ownerSubject: 's', licenceType: 'food-business', typeVersion: '1.1.0', slot: 'business-licence', draftId: '',
  objectName: 'object', sha256: 'a'.repeat(64), size: 1, dataKey: Buffer.alloc(32),
}; // prettier-ignore

function serviceOn(inspect: () => Promise<Inspection>) {
  const erased: string[] = [];
  const service = new AddDocumentService(
    { version: 'v', inspect, read: () => { throw new Error('not read'); } },
    { countOf: () => Promise.resolve(0) } as never,
    {} as never,
    { find: () => Promise.resolve(undefined) } as never,
    { of: () => 'ref' } as never,
    { erase: (name: string) => Promise.resolve(void erased.push(name)) } as never,
  ); // prettier-ignore
  return { erased, add: () => service.add(request).catch((error: unknown) => error as AppError) };
}

beforeEach(() => { jest.useFakeTimers(); }); // prettier-ignore
afterEach(() => { jest.useRealTimers(); }); // prettier-ignore

describe('a document whose first look takes too long', () => {
  it('is answered before the caller gives up, and its bytes are erased', async () => {
    expect(MOST_WAIT_MS).toBeLessThan(CALLER_MS - 1_000);
    let end: (error: Error) => void = () => undefined;
    const { erased, add } = serviceOn(() => new Promise((_, reject) => { end = reject; })); // prettier-ignore
    const answer = add();
    await jest.advanceTimersByTimeAsync(MOST_WAIT_MS - 1);
    expect(erased).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await answer).toMatchObject({ code: 'DOCUMENT.QUEUE_FULL', problems: [{ code: 'QUEUE_FULL' }] });
    expect(erased).toEqual(['object']);
    // The look finds no bytes by then; nobody waits for it, and it harms nobody.
    end(new ObjectError('missing'));
    await jest.advanceTimersByTimeAsync(1);
  });

  it('is answered as it ends when that is in time, and leaves no timer behind', async () => {
    const { erased, add } = serviceOn(() => Promise.resolve({ kind: 'refused', problems: [] }));
    expect(await add()).toMatchObject({ code: 'REQUEST.INVALID' });
    expect([erased, jest.getTimerCount()]).toEqual([['object'], 0]);
  });
});
