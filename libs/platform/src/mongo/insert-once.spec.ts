import { type Model } from 'mongoose';
import { findById, insertOnce } from './insert-once';

interface Claim {
  readonly _id: string;
  readonly by: string;
}

const duplicate = (): Error => Object.assign(new Error('E11000'), { code: 11_000 });
const broken = new Error('connection lost');

/** A model whose insert and read do what a test says. */
function fakeModel(insert: () => Promise<unknown>, find: () => Promise<Claim | null>): Model<Claim> {
  const fake = { insertMany: insert, findById: () => ({ lean: () => ({ exec: find }) }) };
  return fake as unknown as Model<Claim>;
}

const fails = (error: Error) => (): Promise<never> => Promise.reject(error);
const mine: Claim = { _id: 'a', by: 'me' };
const theirs: Claim = { _id: 'a', by: 'them' };

describe('insertOnce', () => {
  it('inserts, without a read', async () => {
    const read = jest.fn(() => Promise.resolve(null));
    const inserted = await insertOnce(
      fakeModel(() => Promise.resolve([]), read),
      mine,
    );
    expect(inserted).toEqual({ kind: 'inserted', document: mine });
    expect(read).not.toHaveBeenCalled();
  });

  it('gives the loser of a race what the winner wrote', async () => {
    const model = fakeModel(fails(duplicate()), () => Promise.resolve(theirs));
    await expect(insertOnce(model, mine)).resolves.toEqual({ kind: 'present', document: theirs });
  });

  it('says taken when another unique key than the id stood in the way', async () => {
    const model = fakeModel(fails(duplicate()), () => Promise.resolve(null));
    await expect(insertOnce(model, mine)).resolves.toEqual({ kind: 'taken' });
  });

  it.each([
    ['the insert', fakeModel(fails(broken), () => Promise.resolve(theirs))],
    ['the read after it', fakeModel(fails(duplicate()), fails(broken))],
  ])('is unavailable, to be repeated, when the store does not answer %s', async (_, model) => {
    await expect(insertOnce(model, mine)).rejects.toMatchObject({ code: 'SERVICE.UNAVAILABLE', cause: broken });
  });
});

describe('findById', () => {
  it('tells absence from a store that does not answer', async () => {
    const insert = fails(broken);
    await expect(
      findById(
        fakeModel(insert, () => Promise.resolve(theirs)),
        'a',
      ),
    ).resolves.toBe(theirs);
    await expect(
      findById(
        fakeModel(insert, () => Promise.resolve(null)),
        'a',
      ),
    ).resolves.toBeUndefined();
    await expect(findById(fakeModel(insert, fails(broken)), 'a')).rejects.toMatchObject({
      code: 'SERVICE.UNAVAILABLE',
    });
  });
});
