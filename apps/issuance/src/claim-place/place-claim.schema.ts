import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One place, one licence (一地一证): whoever inserts the claim may issue for the business at that place. */
@Schema({ collection: 'place_claims', versionKey: false })
export class PlaceClaim {
  /** `<licence type>:<credit code>@<address code>` */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  applicationId!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const PlaceClaimSchema = SchemaFactory.createForClass(PlaceClaim);
