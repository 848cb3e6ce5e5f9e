import { getModelToken, MongooseModule } from '@nestjs/mongoose';
import { cutOffFor } from '@licensing/domain';
import { RetentionModule, sweepOlder } from '@licensing/platform';
import { type Model, type Schema } from 'mongoose';
import { SessionUse, SessionUseSchema, StoredSession, StoredSessionSchema } from '../session/session.schema';
import { UsedSignIn, UsedSignInSchema } from '../sign-in/sign-in.schema';
import { FactorChallenge, STAFF_MODELS, UsedFactorChallenge } from '../staff/staff.schema';

interface Passing {
  readonly kind: string;
  readonly name: string;
  /** The date that the kind's term counts from. */
  readonly field: string;
  readonly schema: Schema;
}

const schemaOf = (name: string): Schema => {
  const found = STAFF_MODELS.find((model) => model.name === name);
  if (found === undefined) throw new RangeError(`no model ${name}`);
  return found.schema as Schema;
};

/** What the gateway holds for a while only. */
export const PASSING: readonly Passing[] = [
  { kind: 'sessions', name: StoredSession.name, field: 'expiresAt', schema: StoredSessionSchema },
  { kind: 'session-uses', name: SessionUse.name, field: 'at', schema: SessionUseSchema },
  { kind: 'used-sign-ins', name: UsedSignIn.name, field: 'at', schema: UsedSignInSchema },
  { kind: 'factor-challenges', name: FactorChallenge.name, field: 'expiresAt', schema: schemaOf(FactorChallenge.name) },
  { kind: 'used-factor-challenges', name: UsedFactorChallenge.name, field: 'at', schema: schemaOf(UsedFactorChallenge.name) },
]; // prettier-ignore

/** Erases what the gateway may not keep any longer. */
export const GatewayRetentionModule = RetentionModule.for({
  imports: [MongooseModule.forFeature(PASSING.map(({ name, schema }) => ({ name, schema })))],
  inject: PASSING.map(({ name }) => getModelToken(name)),
  useFactory: (...models: Model<Record<string, unknown>>[]) =>
    PASSING.map(({ kind, field }, index) => {
      const model = models[index];
      if (model === undefined) throw new RangeError(`no model for ${kind}`);
      return { kind, cutOff: cutOffFor(kind), sweep: sweepOlder(model, field) };
    }),
});
