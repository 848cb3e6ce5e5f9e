import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const ACCESSES = 'accesses';

/**
 * The k-th reading of a person's data in a year (China), k from 1 without gaps: `_id` is `<person>:<year>:<k>`, where the
 * person is a blind index of their identity number. By years, so that a year whose time is over can be erased whole.
 */
@Schema({ collection: ACCESSES, versionKey: false })
export class StoredAccess {
  @Prop({ type: String, required: true })
  _id!: string;

  /** The request that it was recorded for. */
  @Prop({ type: String, required: true })
  key!: string;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String, required: true })
  role!: string;

  @Prop({ type: String, default: '' })
  office!: string;

  @Prop({ type: String, required: true })
  purpose!: string;

  @Prop({ type: String, required: true })
  what!: string;

  @Prop({ type: String, default: '' })
  applicationId!: string;

  /** Pseudonym of who read, sealed: for an audit, never for a list. */
  @Prop({ type: String, required: true })
  sealed!: string;
}

export const StoredAccessSchema = SchemaFactory.createForClass(StoredAccess);

/** Behind which place of a person's year an entry is looked for or put. */
export interface AccessPlace {
  readonly person: string;
  readonly year: number;
  readonly after: number;
}

/** A request to record, under its key: where its entries stand at the earliest, so that a repeat finds them. */
@Schema({ collection: 'access_claims', versionKey: false })
export class AccessClaim {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: [Object], required: true })
  places!: AccessPlace[];
}

export const AccessClaimSchema = SchemaFactory.createForClass(AccessClaim);
