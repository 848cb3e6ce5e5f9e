import { type DocumentReading } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const READINGS = 'readings';

/** What a reading seals. */
export interface ReadingContent {
  readonly reading: DocumentReading;
  readonly pictures: readonly {
    readonly page: number;
    readonly name: string;
    readonly mediaType: string;
    readonly key: string;
  }[];
}

/** What was read from some bytes by one version of the reader: `_id` is `<sha256>:<version>`. Written once. */
@Schema({ collection: READINGS, versionKey: false })
export class StoredReading {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true, index: true })
  sha256!: string;

  @Prop({ type: String, required: true })
  version!: string;

  @Prop({ type: Date, required: true })
  readAt!: Date;

  /** Names of the pages' pictures in the object store: whoever looks for files without a key needs no key. */
  @Prop({ type: [String], required: true })
  objectNames!: string[];

  /** {@link ReadingContent}, encrypted. */
  @Prop({ type: String, required: true })
  sealed!: string;
}

export const StoredReadingSchema = SchemaFactory.createForClass(StoredReading);
