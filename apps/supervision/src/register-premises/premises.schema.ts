import { type IssuedLicence } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema } from 'mongoose';

/** A licensed place of business, as its licence event told. `_id` is the licence number. */
@Schema({ collection: 'premises', versionKey: false })
export class Premises {
  @Prop({ type: String, required: true })
  _id!: string;

  /** What the public may know; no personal data. */
  @Prop({ type: MongooseSchema.Types.Mixed, required: true })
  licence!: IssuedLicence;

  @Prop({ type: String, required: true })
  applicationId!: string;

  @Prop({ type: String, required: true })
  eventId!: string;

  @Prop({ type: String, required: true })
  registeredAt!: string;
}

export const PremisesSchema = SchemaFactory.createForClass(Premises);
