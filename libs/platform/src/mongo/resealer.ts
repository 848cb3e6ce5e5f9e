import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { keyIdOf, resealText, toPlace } from '../crypto/field-seal';
import { type KeyFile } from '../crypto/key-file';
import { type KeyProgress, KEYS, KeyUses } from '../crypto/key-uses';
import { type Keyring } from '../crypto/keyring';
import { type Logger } from '../logging/logger';
import { LOGGER } from '../logging/logging.module';
import { findSealedFields, type SealedField } from './sealed-fields';

/** Documents looked at between two rests: people at work come first. */
const BATCH = 50;
const REST_MS = 20;
const RETRY_MS = 5_000;
/** Between two passes: what was being sealed under the old key when the ring changed has been written by then. */
const SETTLE_MS = 1_000;

type Counts = { -readonly [member in keyof KeyProgress]: KeyProgress[member] };

/**
 * Seals everything in the service's store again after the current key has changed, while the service works. Several
 * processes may do it at once: each text is replaced only if it is still the one that was read, by one with the same
 * content. What this process began to seal under the old key is found by the last pass, which finds nothing.
 */
@Injectable()
export class Resealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private progress: Counts = { resealed: 0, left: 0, unreadable: 0, done: true };
  private fields: SealedField[] = [];
  private walk = new AbortController();
  private walking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(getConnectionToken()) private readonly connection: Connection,
    @Inject(KEYS) private readonly keys: KeyFile,
    @Inject(KeyUses) private readonly uses: KeyUses,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.fields = findSealedFields(this.connection);
    this.uses.add({ name: 'store', look: () => Promise.resolve({ ...this.progress }) });
    this.keys.onChange((ring) => { this.begin(ring); }); // prettier-ignore
    // A walk that was under way when the process ended goes on. With one key there is nothing to go over to.
    if (this.keys.ring().keys.size > 1) this.begin(this.keys.ring());
  }

  async onApplicationShutdown(): Promise<void> {
    this.walk.abort();
    await this.walking;
  }

  private begin(ring: Keyring): void {
    this.walk.abort();
    this.walk = new AbortController();
    const { signal } = this.walk;
    const counts = { resealed: 0, left: 0, unreadable: 0, done: false };
    this.progress = counts;
    this.walking = this.walking.then(() => this.resealAll(ring, counts, signal));
  }

  private async resealAll(ring: Keyring, counts: Counts, signal: AbortSignal): Promise<void> {
    for (let found = 1; found > 0 && !signal.aborted;) {
      try {
        found = await this.pass(ring, counts, signal);
        await pause(found > 0 ? SETTLE_MS : 0, undefined, { signal }).catch(() => undefined);
      } catch (err) {
        this.log.warn({ err }, 'sealing again was interrupted; it goes on');
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    if (signal.aborted) return;
    Object.assign(counts, { left: 0, done: true });
    this.log.info({ key: ring.current, count: counts.resealed }, 'everything is sealed under the current key');
    if (counts.unreadable > 0) this.log.error({ count: counts.unreadable }, 'sealed texts that no known key opens');
  }

  /** Looks at every sealed text once. Returns how many were sealed under another key. */
  private async pass(ring: Keyring, counts: Counts, signal: AbortSignal): Promise<number> {
    const totals = await Promise.all(this.fields.map(({ model }) => model.estimatedDocumentCount().exec()));
    counts.left = totals.reduce((sum, total) => sum + total, 0);
    counts.unreadable = 0;
    let found = 0;
    for (const field of this.fields) found += await this.passField(field, ring, counts, signal);
    if (found > 0) this.log.info({ key: ring.current, count: counts.resealed }, 'sealed again');
    return found;
  }

  private async passField(field: SealedField, ring: Keyring, counts: Counts, signal: AbortSignal): Promise<number> {
    let found = 0;
    let looked = 0;
    const cursor = field.model
      .find({}, { [field.field]: 1 })
      .lean<Record<string, unknown>[]>()
      .cursor({ batchSize: BATCH });
    for await (const document of cursor) {
      if (signal.aborted) break;
      if (await this.reseal(field, document, ring, counts)) found += 1;
      counts.left = Math.max(0, counts.left - 1);
      looked += 1;
      if (looked % BATCH === 0) await pause(REST_MS);
    }
    return found;
  }

  /** Returns whether the text was sealed under another key that is known. */
  private async reseal(
    { collection, field, model }: SealedField,
    document: Record<string, unknown>,
    ring: Keyring,
    counts: Counts,
  ): Promise<boolean> {
    const { _id: id, [field]: sealed } = document;
    if (typeof sealed !== 'string' || sealed === '' || keyIdOf(sealed) === ring.current) return false;
    const next = findResealed(ring, sealed, toPlace(collection, String(id), field));
    if (next === undefined) {
      counts.unreadable += 1;
      return false;
    }
    const { modifiedCount } = await model.collection.updateOne(
      { _id: id as never, [field]: sealed },
      { $set: { [field]: next } },
    );
    counts.resealed += modifiedCount;
    return true;
  }
}

function findResealed(ring: Keyring, sealed: string, place: string): string | undefined {
  try {
    return resealText(ring, sealed, place);
  } catch {
    return undefined;
  }
}
