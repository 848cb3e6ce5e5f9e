import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const OBJECTS = 'objects';

/** Bytes in the object store under their hash, whoever brought them. `<sha256>:erasing` marks one that is being erased. */
@Schema({ collection: OBJECTS, versionKey: false })
export class StoredObjectKey {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Name in the object store; empty on a mark. */
  @Prop({ type: String })
  objectName!: string;

  @Prop({ type: String })
  mediaType!: string;

  @Prop({ type: Number })
  pages!: number;

  /** The key of its bytes, base64, encrypted. */
  @Prop({ type: String })
  sealedKey!: string;

  @Prop({ type: Date, required: true })
  at!: Date;
}

export const StoredObjectKeySchema = SchemaFactory.createForClass(StoredObjectKey);
