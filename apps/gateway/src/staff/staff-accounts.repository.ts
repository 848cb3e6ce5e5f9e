import { Inject, Injectable } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { findById, insertOnce, toStoreError } from '@licensing/platform';
import { type Model } from 'mongoose';
import { Sequences } from '../sequence/sequence.repository';
import { AccountEvent, FactorReset, StaffAccount } from './staff.schema';

/** Accounts of staff: who has been here, what counts for locking them, and resets of their second factors. */
@Injectable()
export class StaffAccountsRepository {
  readonly events: Sequences<AccountEvent>;
  readonly resets: Sequences<FactorReset>;

  constructor(
    @Inject(getModelToken(StaffAccount.name)) private readonly model: Model<StaffAccount>,
    @Inject(getModelToken(AccountEvent.name)) events: Model<AccountEvent>,
    @Inject(getModelToken(FactorReset.name)) resets: Model<FactorReset>,
  ) {
    this.events = new Sequences(events);
    this.resets = new Sequences(resets);
  }

  async insert(account: StaffAccount): Promise<void> {
    await insertOnce<StaffAccount>(this.model, account);
  }

  find(ref: string): Promise<StaffAccount | undefined> {
    return findById<StaffAccount>(this.model, ref);
  }

  /** All of them: a small collection, and nothing on the hot path. */
  async list(): Promise<StaffAccount[]> {
    try {
      return await this.model.find({}).lean<StaffAccount[]>().exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
