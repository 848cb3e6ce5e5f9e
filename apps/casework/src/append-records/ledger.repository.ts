import { type LedgerRecord, toRecordId } from '@licensing/domain';
import { findById, insertOnce, isDuplicateKey, toStoreError } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { fromStored, StoredRecord, toStored } from './ledger.schema';

const BATCH = 500;

@Injectable()
export class LedgerRepository {
  constructor(@InjectModel(StoredRecord.name) private readonly model: Model<StoredRecord>) {}

  /** Inserts the records that are not there yet, in order, and returns what now stands at each place. */
  async insert(records: readonly LedgerRecord[]): Promise<LedgerRecord[]> {
    if (records.length > 1 && (await this.insertAll(records))) return [...records];
    const standing: LedgerRecord[] = [];
    for (const record of records) {
      const inserted = await insertOnce<StoredRecord>(this.model, toStored(record));
      standing.push(inserted.kind === 'present' ? fromStored(inserted.document) : record);
    }
    return standing;
  }

  async find(applicationId: string, n: number): Promise<LedgerRecord | undefined> {
    const stored = await findById<StoredRecord>(
      this.model,
      toRecordId(applicationId as LedgerRecord['applicationId'], n),
    );
    return stored === undefined ? undefined : fromStored(stored);
  }

  /** The whole ledger in the store's own order, for audits. */
  async *readAll(): AsyncIterable<LedgerRecord> {
    try {
      const cursor = this.model.find().lean<StoredRecord>().batchSize(BATCH).cursor();
      for await (const stored of cursor) yield fromStored(stored);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  private async insertAll(records: readonly LedgerRecord[]): Promise<boolean> {
    try {
      await this.model.insertMany(records.map(toStored), { lean: true, ordered: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw toStoreError(error);
    }
  }
}
