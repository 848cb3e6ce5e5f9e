import { type ModelDefinition, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const STAFF_ACCOUNTS = 'staff_accounts';
export const SECOND_FACTORS = 'second_factors';
export const FACTOR_CHALLENGES = 'factor_challenges';

/** A member of staff who has signed in at least once, as the identity provider named them then. A small collection. */
@Schema({ collection: STAFF_ACCOUNTS, versionKey: false })
export class StaffAccount {
  /** Pseudonym of the person. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** Subject, name, roles and office, sealed. */
  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

/** The n-th reset of a person's second factors: those enrolled before it count no more. `_id` is `<ref>:<n>`. */
@Schema({ collection: 'factor_resets', versionKey: false })
export class FactorReset {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Pseudonym of the administrator. */
  @Prop({ type: String, required: true })
  by!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

/** The n-th second factor of a person since a reset. `_id` is `<ref>.<resets>:<n>`. */
@Schema({ collection: SECOND_FACTORS, versionKey: false })
export class StoredFactor {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Kind and secret or credential, sealed. */
  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

/** A step of a one-time password that was used, or the n-th use of a credential with its counter. */
@Schema({ collection: 'factor_uses', versionKey: false })
export class FactorUse {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Number, required: true })
  value!: number;
}

/** Something to be answered once, by one session. */
@Schema({ collection: FACTOR_CHALLENGES, versionKey: false })
export class FactorChallenge {
  /** The challenge: 32 random bytes, base64url. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** Session, purpose and what belongs to it, sealed. */
  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  expiresAt!: Date;
}

/** A challenge that has been answered. */
@Schema({ collection: 'used_factor_challenges', versionKey: false })
export class UsedFactorChallenge {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const ACCOUNT_EVENT_KINDS = ['try', 'success', 'unlock'] as const;
export type AccountEventKind = (typeof ACCOUNT_EVENT_KINDS)[number];

/** The n-th thing that counts for locking an account. `_id` is `<ref>:<n>`. */
@Schema({ collection: 'account_events', versionKey: false })
export class AccountEvent {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true, enum: ACCOUNT_EVENT_KINDS })
  kind!: AccountEventKind;

  @Prop({ type: Date, required: true })
  at!: Date;

  /** Pseudonym of the administrator who unlocked it. */
  @Prop({ type: String })
  by?: string;
}

const modelOf = (model: new () => object): ModelDefinition => ({
  name: model.name,
  schema: SchemaFactory.createForClass(model),
});

export const STAFF_MODELS = [
  modelOf(StaffAccount),
  modelOf(FactorReset),
  modelOf(StoredFactor),
  modelOf(FactorUse),
  modelOf(FactorChallenge),
  modelOf(UsedFactorChallenge),
  modelOf(AccountEvent),
];
