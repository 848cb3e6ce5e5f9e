import { type LedgerRecord, type RecordType } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/**
 * A ledger record as it is stored: `_id` is its id, `<applicationId>:<n>`. Inserted and read, never changed. Actor and data
 * are JSON texts: nobody asks the store about what is inside, and a tree of findings costs it many times a text's work.
 */
@Schema({ collection: 'ledger', versionKey: false })
export class StoredRecord {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  applicationId!: string;

  @Prop({ type: Number, required: true })
  n!: number;

  @Prop({ type: String, required: true })
  type!: RecordType;

  @Prop({ type: String, required: true })
  time!: string;

  @Prop({ type: String, required: true })
  actor!: string;

  @Prop({ type: String, required: true })
  correlationId!: string;

  @Prop({ type: String, required: true })
  data!: string;

  @Prop({ type: String, required: true })
  previousHash!: string;

  @Prop({ type: String, required: true })
  hash!: string;
}

export const StoredRecordSchema = SchemaFactory.createForClass(StoredRecord);

export function toStored({ id, actor, data, ...rest }: LedgerRecord): StoredRecord {
  return { _id: id, ...rest, actor: JSON.stringify(actor), data: JSON.stringify(data) };
}

/** Whatever the store holds is taken along: a member that was added by hand must not escape the hash. */
export function fromStored({ _id, actor, data, ...rest }: StoredRecord): LedgerRecord {
  return { id: _id, ...rest, actor: parse(actor), data: parse(data) } as LedgerRecord;
}

/** A text that somebody broke is no longer what was hashed: it stays as it is, and the audit names the record. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
