import { type DynamicModule, Inject, Injectable, Module } from '@nestjs/common';
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { type FieldSeal, toPlace } from '../crypto/field-seal';
import { findById, insertOnce } from './insert-once';
import { FIELD_SEAL } from './mongo.module';
import { type Sweep, sweepOlder } from '../retention/sweep';

const COLLECTION = 'answers';
const placeOf = (key: string): string => toPlace(COLLECTION, key);

/** The first final answer to a command, under its idempotency key; sealed, since it may hold personal data. */
@Schema({ collection: COLLECTION, versionKey: false })
export class Answer {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  sealed!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

/** Makes commands idempotent: a repeat of a key returns what was answered first. */
@Injectable()
export class Answers {
  constructor(
    @InjectModel(Answer.name) private readonly model: Model<Answer>,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async find<T>(key: string): Promise<T | undefined> {
    const known = await findById<Answer>(this.model, key);
    return known === undefined ? undefined : (this.seal.open(known.sealed, placeOf(key)) as T);
  }

  /** Erases answers whose time is over, so that a repeat of their keys is answered anew. */
  toSweep(kind: string, cutOff: Sweep['cutOff']): Sweep {
    return { kind, cutOff, sweep: sweepOlder(this.model, 'at') };
  }

  /** Keeps an answer if it is the first under its key, and returns the one that was first. */
  async keep<T>(key: string, answer: T): Promise<T> {
    const sealed = this.seal.seal(answer, placeOf(key));
    const result = await insertOnce<Answer>(this.model, { _id: key, sealed, at: new Date() });
    return result.kind === 'present' ? (this.seal.open(result.document.sealed, placeOf(key)) as T) : answer;
  }
}

/** Provides {@link Answers} in the service's own database. */
@Module({})
export class AnswersModule {
  static forService(): DynamicModule {
    return {
      module: AnswersModule,
      imports: [MongooseModule.forFeature([{ name: Answer.name, schema: SchemaFactory.createForClass(Answer) }])],
      providers: [Answers],
      exports: [Answers],
    };
  }
}
