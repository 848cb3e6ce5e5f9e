import { type Field, type SilentSource } from '@licensing/contracts';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What a version of a draft seals. */
export interface DraftContent {
  readonly fields: readonly Field[];
  readonly silent: readonly SilentSource[];
}

/**
 * One version of a draft, or the mark that closes it. `_id` is `<draftId>:<version>`, so that two writers of one version
 * cannot both win, and a save and a submission cannot either.
 */
@Schema({ collection: 'drafts', versionKey: false })
export class DraftVersion {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  draftId!: string;

  @Prop({ type: Number, required: true })
  version!: number;

  @Prop({ type: String, required: true })
  applicantRef!: string;

  @Prop({ type: String, required: true })
  licenceType!: string;

  @Prop({ type: String, required: true })
  typeVersion!: string;

  @Prop({ type: String, required: true })
  creditCode!: string;

  @Prop({ type: String, required: true })
  savedAt!: string;

  /** {@link DraftContent}, encrypted. Empty on the closing mark: the version before it is what was submitted. */
  @Prop({ type: String })
  sealed!: string;

  /** On the closing mark: how many applications the person had before, as far as the writer knew. */
  @Prop({ type: Number })
  slotsBefore?: number;
}

export const DraftVersionSchema = SchemaFactory.createForClass(DraftVersion);

/** Was the draft submitted with this mark? */
export function isClosing(version: DraftVersion): version is DraftVersion & { slotsBefore: number } {
  return version.slotsBefore !== undefined;
}
