import { Inject, Injectable } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { findById, insertOnce, toStoreError } from '@licensing/platform';
import { type Model } from 'mongoose';
import { StoredSession } from './session.schema';

@Injectable()
export class SessionRepository {
  constructor(@Inject(getModelToken(StoredSession.name)) private readonly model: Model<StoredSession>) {}

  async insert(session: StoredSession): Promise<void> {
    await insertOnce<StoredSession>(this.model, session);
  }

  find(id: string): Promise<StoredSession | undefined> {
    return findById<StoredSession>(this.model, id);
  }

  async remove(id: string): Promise<void> {
    try {
      await this.model.deleteOne({ _id: id }).exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
