import { type Authority, type Field, type Material, type SilentSource } from '@licensing/contracts';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What a version of a draft seals. */
export interface DraftContent {
  readonly fields: readonly Field[];
  readonly silent: readonly SilentSource[];
  /** What is asked for each item of material. Absent on versions saved before documents could be brought. */
  readonly materials?: readonly Material[];
}

/** What was fixed when the draft was begun: every version says the same. */
export interface DraftHead {
  readonly draftId: string;
  /** Who began it, and nobody else: an agent's draft is the agent's. */
  readonly applicantRef: string;
  readonly licenceType: string;
  readonly typeVersion: string;
  readonly creditCode: string;
  readonly authority?: Authority;
  readonly divisionCode?: string;
  /** The representative in whose name an agent acts. */
  readonly grantorRef?: string;
}

/**
 * One version of a draft, or the mark that closes it: submitted or erased. `_id` is `<draftId>:<version>`, so that two
 * writers of one version cannot both win, and a save, a submission and an erasure cannot either.
 */
@Schema({ collection: 'drafts', versionKey: false })
export class DraftVersion implements DraftHead {
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

  @Prop({ type: Object })
  authority?: Authority;

  @Prop({ type: String })
  divisionCode?: string;

  @Prop({ type: String })
  grantorRef?: string;

  @Prop({ type: String, required: true })
  savedAt!: string;

  /** {@link DraftContent}, encrypted. Empty on the closing mark: the version before it is what was submitted. */
  @Prop({ type: String })
  sealed!: string;

  /** On the closing mark: how many applications the person had before, as far as the writer knew. */
  @Prop({ type: Number })
  slotsBefore?: number;

  /** The same of the representative. */
  @Prop({ type: Number })
  grantorSlotsBefore?: number;

  /** True on what is left of an erased draft: id and place, and nothing of anybody. */
  @Prop({ type: Boolean })
  erased?: boolean;
}

export const DraftVersionSchema = SchemaFactory.createForClass(DraftVersion);

/** Was the draft submitted with this mark? */
export function isClosing(version: DraftVersion): version is DraftVersion & { slotsBefore: number } {
  return version.slotsBefore !== undefined;
}

/** What the next version takes over. Members without a value stay away: the store would make them null. */
export function toHead(version: DraftHead): DraftHead {
  const { draftId, applicantRef, licenceType, typeVersion, creditCode, authority, divisionCode, grantorRef } = version;
  return {
    draftId, applicantRef, licenceType, typeVersion, creditCode,
    ...(authority === undefined ? {} : { authority }),
    ...(divisionCode === undefined ? {} : { divisionCode }),
    ...(grantorRef === undefined ? {} : { grantorRef }),
  }; // prettier-ignore
}

/** The mandate under which a draft was begun; empty when the representative began it. */
export function mandateOf({ authority }: Pick<DraftHead, 'authority'>): string {
  return authority?.kind === 'mandate' ? authority.mandateId : '';
}
