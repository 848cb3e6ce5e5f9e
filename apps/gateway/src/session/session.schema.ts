import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const SESSIONS = 'sessions';

/** One signed-in browser. Deleted at sign-out; nothing but the SHA-256 of the cookie tells which one it was. */
@Schema({ collection: SESSIONS, versionKey: false })
export class StoredSession {
  /** SHA-256 of the session id, hex. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** Person, roles, office, second factor, sign-in and browser, sealed. */
  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  createdAt!: Date;

  @Prop({ type: Date, required: true })
  expiresAt!: Date;
}

/** The k-th session of a person, k from 1 without gaps. `_id` is `<personRef>:<k>`. It stays when the session has ended. */
@Schema({ collection: 'session_slots', versionKey: false })
export class SessionSlot {
  @Prop({ type: String, required: true })
  _id!: string;

  /** `_id` of the session. */
  @Prop({ type: String, required: true })
  session!: string;

  @Prop({ type: Date, required: true })
  createdAt!: Date;
}

/** A session was used in this window of time. `_id` is `<session>:<number of the window>`. */
@Schema({ collection: 'session_uses', versionKey: false })
export class SessionUse {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const StoredSessionSchema = SchemaFactory.createForClass(StoredSession);
export const SessionSlotSchema = SchemaFactory.createForClass(SessionSlot);
export const SessionUseSchema = SchemaFactory.createForClass(SessionUse);
