import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

const SWEEP_EVERY = 256;

/**
 * Sessions, codes and grants of the identity provider, in memory: people sign in again after a restart of the sandbox,
 * while tokens already issued stay verifiable by the kept keys.
 */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();
  private writes = 0;

  adapterFor(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    const find = (id: string): AdapterPayload | undefined => this.find(key(id));
    const remove = (id: string): Promise<void> => {
      this.entries.delete(key(id));
      return Promise.resolve();
    };
    const findBy = (field: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
      for (const [name, { payload }] of this.entries) {
        if (name.startsWith(`${model}:`) && payload[field] === value) return this.find(name);
      }
      return undefined;
    };
    return {
      upsert: (id, payload, expiresIn) => {
        this.put(key(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1_000 : Infinity });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(find(id)),
      findByUid: (uid) => Promise.resolve(findBy('uid', uid)),
      findByUserCode: (userCode) => Promise.resolve(findBy('userCode', userCode)),
      consume: (id) => {
        const payload = find(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
        return Promise.resolve();
      },
      destroy: remove,
      revokeByGrantId: (grantId) => {
        for (const [name, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(name);
        return Promise.resolve();
      },
    };
  }

  private find(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.expiresAt > Date.now()) return entry?.payload;
    this.entries.delete(key);
    return undefined;
  }

  private put(key: string, entry: Entry): void {
    this.entries.set(key, entry);
    this.writes += 1;
    if (this.writes % SWEEP_EVERY !== 0) return;
    const now = Date.now();
    for (const [name, { expiresAt }] of this.entries) if (expiresAt <= now) this.entries.delete(name);
  }
}
