import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** A place of a series, taken for one application and never given to another. */
@Schema({ collection: 'numbers', versionKey: false })
export class ReservedNumber {
  /** `<series>:<sequence>`, padded so that it sorts as text. */
  @Prop({ type: String, required: true })
  _id!: string;

  /** One number per application, also when two calls race. */
  @Prop({ type: String, required: true, unique: true })
  applicationId!: string;

  @Prop({ type: String, required: true })
  series!: string;

  @Prop({ type: Number, required: true })
  sequence!: number;

  @Prop({ type: String, required: true })
  number!: string;

  @Prop({ type: String, required: true })
  licenceType!: string;

  @Prop({ type: String, required: true })
  typeVersion!: string;

  /** Id and version of the rule set the grant rests on. */
  @Prop({ type: String, required: true })
  ruleSet!: string;

  /** Name and hash of the template the number was reserved for. */
  @Prop({ type: String, required: true })
  template!: string;

  @Prop({ type: String, required: true })
  receiptSha256!: string;

  /** Date of issue, YYYY-MM-DD: a repeat completes the certificate with this one. */
  @Prop({ type: String, required: true })
  issuedOn!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const ReservedNumberSchema = SchemaFactory.createForClass(ReservedNumber);
