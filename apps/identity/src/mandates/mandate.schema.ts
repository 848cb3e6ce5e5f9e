import {
  type Bilingual,
  type MandateActor,
  type MandateEndReason,
  type MandateEventType,
  type MandateTerms,
} from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const MANDATES = 'mandates';

/** What a mandate seals: who gave what to whom, and the words that were agreed to. */
export interface MandateContent {
  readonly terms: MandateTerms;
  /** The identity provider's subject of whoever gave it. */
  readonly grantorSubject: string;
  readonly statement: Bilingual;
}

/** Behind which place of each list the mandate stands at the earliest, so that a repeat finds it again. */
export interface MandatePlaces {
  readonly grantor: number;
  readonly agent: number;
  readonly errand: number;
}

/** A mandate as it was given: the first thing that happened to it. Written once, never changed. */
@Schema({ collection: MANDATES, versionKey: false })
export class StoredMandate {
  /** Derived from the grantor and the key of the request, so that a repeat is the same mandate. */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: Object, required: true })
  places!: MandatePlaces;

  /** {@link MandateContent}, encrypted. */
  @Prop({ type: String, required: true })
  sealed!: string;
}

export const StoredMandateSchema = SchemaFactory.createForClass(StoredMandate);

/** What happened to a mandate next: `_id` is `<mandateId>:<n>`, n from 2 without gaps; whoever inserts under n decides. */
@Schema({ collection: 'mandate_events', versionKey: false })
export class StoredMandateEvent {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  type!: MandateEventType;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String, required: true })
  by!: MandateActor;

  @Prop({ type: String })
  reason?: MandateEndReason;
}

export const StoredMandateEventSchema = SchemaFactory.createForClass(StoredMandateEvent);

/** The k-th mandate of a list, k from 1 without gaps: `_id` is `<list>:<k>`, where the list is a pseudonym. */
@Schema({ collection: 'mandate_slots', versionKey: false })
export class MandateSlot {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  mandateId!: string;

  /** What the person of the list is in it. */
  @Prop({ type: String, required: true })
  role!: 'grantor' | 'agent';

  /** Pseudonym of number and name together: a number that was mistyped shows nobody a mandate meant for another. */
  @Prop({ type: String, required: true })
  named!: string;
}

export const MandateSlotSchema = SchemaFactory.createForClass(MandateSlot);
