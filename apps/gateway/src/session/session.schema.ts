import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One signed-in browser. Deleted at sign-out; nothing but the SHA-256 of the cookie tells which one it was. */
@Schema({ collection: 'sessions', versionKey: false })
export class StoredSession {
  /** SHA-256 of the session id, hex. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** Person and roles, sealed. */
  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  expiresAt!: Date;
}

export const StoredSessionSchema = SchemaFactory.createForClass(StoredSession);
