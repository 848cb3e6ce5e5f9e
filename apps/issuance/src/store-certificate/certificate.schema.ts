import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What became of a reserved number: a certificate or a void. Under one `_id`, so that it can never be both. */
@Schema({ collection: 'certificates', versionKey: false })
export class Certificate {
  /** The licence number. */
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  applicationId!: string;

  @Prop({ type: String, required: true, enum: ['issued', 'void'] })
  kind!: 'issued' | 'void';

  /** Issued: digest of the file, and its name in the object store. */
  @Prop({ type: String })
  sha256?: string;

  /** Issued: the public record of the licence, sealed: a sole trader's name is a person's. */
  @Prop({ type: String })
  sealed?: string;

  /** Void: the checks that failed, by name. */
  @Prop({ type: String })
  reason?: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const CertificateSchema = SchemaFactory.createForClass(Certificate);
