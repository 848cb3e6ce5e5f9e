import { type Actor, type LedgerRecord, type RecordType } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema } from 'mongoose';

/** A ledger record as it is stored: `_id` is its id, `<applicationId>:<n>`. Inserted and read, never changed. */
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

  @Prop({ type: MongooseSchema.Types.Mixed, required: true })
  actor!: Actor;

  @Prop({ type: String, required: true })
  correlationId!: string;

  @Prop({ type: MongooseSchema.Types.Mixed, required: true })
  data!: LedgerRecord['data'];

  @Prop({ type: String, required: true })
  previousHash!: string;

  @Prop({ type: String, required: true })
  hash!: string;
}

export const StoredRecordSchema = SchemaFactory.createForClass(StoredRecord);

export function toStored({ id, ...rest }: LedgerRecord): StoredRecord {
  return { _id: id, ...rest };
}

/** Whatever the store holds is taken along: a member that was added by hand must not escape the hash. */
export function fromStored({ _id, ...rest }: StoredRecord): LedgerRecord {
  return { id: _id, ...rest } as LedgerRecord;
}
