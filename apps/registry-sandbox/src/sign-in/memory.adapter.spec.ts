import { MemoryStore } from './memory.adapter';

describe('MemoryStore', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('keeps models apart, forgets what is destroyed, and marks what is consumed', async () => {
    const store = new MemoryStore();
    const codes = store.adapterFor('AuthorizationCode');
    await codes.upsert('1', { uid: 'u', grantId: 'g' }, 60);
    expect(await store.adapterFor('Session').find('1')).toBeUndefined();
    await codes.consume('1');
    expect(await codes.find('1')).toMatchObject({ consumed: expect.any(Number) as number });
    expect(await codes.findByUid('u')).toMatchObject({ uid: 'u' });
    await codes.destroy('1');
    expect(await codes.find('1')).toBeUndefined();
  });

  it('revokes everything of a grant, in every model', async () => {
    const store = new MemoryStore();
    await store.adapterFor('AccessToken').upsert('t', { grantId: 'g' }, 60);
    await store.adapterFor('AccessToken').upsert('other', { grantId: 'h' }, 60);
    await store.adapterFor('AuthorizationCode').revokeByGrantId('g');
    expect(await store.adapterFor('AccessToken').find('t')).toBeUndefined();
    expect(await store.adapterFor('AccessToken').find('other')).toBeDefined();
  });

  it('forgets what has expired', async () => {
    jest.useFakeTimers();
    const codes = new MemoryStore().adapterFor('AuthorizationCode');
    await codes.upsert('1', {}, 60);
    jest.advanceTimersByTime(59_000);
    expect(await codes.find('1')).toBeDefined();
    jest.advanceTimersByTime(2_000);
    expect(await codes.find('1')).toBeUndefined();
  });
});
