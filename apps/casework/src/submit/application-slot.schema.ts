import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** The k-th application of a person, k from 1 without gaps. `_id` is `<applicantRef>:<k>`. */
@Schema({ collection: 'application_slots', versionKey: false })
export class ApplicationSlot {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  applicationId!: string;
}

export const ApplicationSlotSchema = SchemaFactory.createForClass(ApplicationSlot);
