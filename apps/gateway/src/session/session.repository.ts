import { Inject, Injectable } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { findById, insertOnce, toStoreError } from '@licensing/platform';
import { type Model } from 'mongoose';
import { Sequences } from '../sequence/sequence.repository';
import { SessionSlot, SessionUse, StoredSession } from './session.schema';

/** Sessions, each person's sequence of them, and the windows of time in which they were used. Inserts, and deletes at the end. */
@Injectable()
export class SessionRepository {
  private readonly slots: Sequences<SessionSlot>;

  constructor(
    @Inject(getModelToken(StoredSession.name)) private readonly model: Model<StoredSession>,
    @Inject(getModelToken(SessionSlot.name)) slots: Model<SessionSlot>,
    @Inject(getModelToken(SessionUse.name)) private readonly uses: Model<SessionUse>,
  ) {
    this.slots = new Sequences(slots);
  }

  async insert(session: StoredSession): Promise<void> {
    await insertOnce<StoredSession>(this.model, session);
  }

  find(id: string): Promise<StoredSession | undefined> {
    return findById<StoredSession>(this.model, id);
  }

  /** @param windows those in which it may have been used */
  async remove(id: string, windows: readonly number[] = []): Promise<void> {
    try {
      await this.model.deleteOne({ _id: id }).exec();
      for (const window of windows) await this.uses.deleteOne({ _id: `${id}:${window}` }).exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** Puts a session at the end of a person's sequence. */
  async append(personRef: string, session: string, createdAt: Date): Promise<void> {
    await this.slots.append(personRef, { session, createdAt });
  }

  /** A person's sessions that were opened after `since`, newest first, ended ones too. */
  async listSince(personRef: string, since: Date): Promise<string[]> {
    const found: string[] = [];
    for (let k = await this.slots.count(personRef); k > 0; k -= 1) {
      const slot = await this.slots.find(personRef, k);
      if (slot === undefined || slot.createdAt < since) break;
      found.push(slot.session);
    }
    return found;
  }

  async noteUse(id: string, window: number, at: Date): Promise<void> {
    await insertOnce<SessionUse>(this.uses, { _id: `${id}:${window}`, at });
  }

  async wasUsedIn(id: string, window: number): Promise<boolean> {
    return (await findById<SessionUse>(this.uses, `${id}:${window}`)) !== undefined;
  }
}
