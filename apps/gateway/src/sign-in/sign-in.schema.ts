import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** A sign-in that has been used: its cookie is worth nothing any more. */
@Schema({ collection: 'used_sign_ins', versionKey: false })
export class UsedSignIn {
  /** SHA-256 of its state, hex. */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const UsedSignInSchema = SchemaFactory.createForClass(UsedSignIn);
