import { type DocumentRef, type EvidenceRef, type Person } from '@licensing/contracts';
import { type JsonValue } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What a submission seals. */
export interface SubmissionContent {
  readonly applicant: Person;
  readonly declared: Readonly<Record<string, JsonValue>>;
  /** What the identity provider said when the applicant signed in. Absent on what was submitted before it was kept. */
  readonly signIn?: EvidenceRef;
  /** The documents that were brought, by reference, sorted by slot. Absent without any. */
  readonly documents?: readonly DocumentRef[];
}

/** A draft, frozen. `_id` is the application id, which is the draft's id: a draft can become one application only. */
@Schema({ collection: 'submissions', versionKey: false })
export class Submission {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  applicantRef!: string;

  @Prop({ type: String, required: true })
  licenceType!: string;

  @Prop({ type: String, required: true })
  typeVersion!: string;

  @Prop({ type: String, required: true })
  creditCode!: string;

  /** The mandate under which the applicant acts; absent when they represent the business. */
  @Prop({ type: String })
  mandateId?: string;

  /** Division of the business: the office that is competent for it. Absent on what was submitted before offices were known. */
  @Prop({ type: String })
  divisionCode?: string;

  /** The representative in whose name an agent applies. */
  @Prop({ type: String })
  grantorRef?: string;

  @Prop({ type: String, required: true })
  submittedAt!: string;

  /** SHA-256 of the canonical declared form, hex. */
  @Prop({ type: String, required: true })
  formSha256!: string;

  /** How many documents were brought; absent without any. */
  @Prop({ type: Number })
  documents?: number;

  /** {@link SubmissionContent}, encrypted. */
  @Prop({ type: String, required: true })
  sealed!: string;
}

export const SubmissionSchema = SchemaFactory.createForClass(Submission);
