import { deriveStatus, isTerminal, type LedgerRecord, toRecordId } from '@licensing/domain';
import { findById, insertOnce, isDuplicateKey, readOn, toStoreError } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { fromStored, StoredRecord, toStored } from './ledger.schema';

const BATCH = 500;

/** A straight-through application has five records: they and the gap after them are read in one go. */
const WINDOW = 6;
/** After what is known already. */
const FEW = 2;

/** Records never change, so those just written or read need not be read again; about 2 kB each. */
const REMEMBERED = 5_000;

@Injectable()
export class LedgerRepository {
  private readonly remembered = new Map<string, LedgerRecord>();

  constructor(@InjectModel(StoredRecord.name) private readonly model: Model<StoredRecord>) {}

  /** Inserts the records that are not there yet, in order, and returns what now stands at each place. */
  async insert(records: readonly LedgerRecord[]): Promise<LedgerRecord[]> {
    const standing = await this.insertEach(records);
    for (const record of standing) this.remember(record);
    return standing;
  }

  private async insertEach(records: readonly LedgerRecord[]): Promise<LedgerRecord[]> {
    if (records.length > 1 && (await this.insertAll(records))) return [...records];
    const standing: LedgerRecord[] = [];
    for (const record of records) {
      const inserted = await insertOnce<StoredRecord>(this.model, toStored(record));
      standing.push(inserted.kind === 'present' ? fromStored(inserted.document) : record);
    }
    return standing;
  }

  /** As it stands in the store now: audits must see what somebody changed there. */
  async find(applicationId: string, n: number): Promise<LedgerRecord | undefined> {
    const id = toRecordId(applicationId as LedgerRecord['applicationId'], n);
    const stored = await findById<StoredRecord>(this.model, id);
    return stored === undefined ? undefined : fromStored(stored);
  }

  /** An application's records in order, up to the first gap. What this process has written or read itself costs no read. */
  async readApplication(applicationId: string): Promise<LedgerRecord[]> {
    const known: LedgerRecord[] = [];
    const idOf = (n: number): string => toRecordId(applicationId as LedgerRecord['applicationId'], n);
    for (let next = this.remembered.get(idOf(1)); next; next = this.remembered.get(idOf(known.length + 1)))
      known.push(next);
    if (isTerminal(deriveStatus(known).state)) return known;
    const read = async (n: number): Promise<LedgerRecord | undefined> => {
      const record = await this.find(applicationId, n);
      if (record !== undefined) this.remember(record);
      return record;
    };
    const window = known.length === 0 ? WINDOW : FEW;
    return [...known, ...(await readOn(read, window, known.length + 1))];
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

  private remember(record: LedgerRecord): void {
    this.remembered.set(record.id, record);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
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
