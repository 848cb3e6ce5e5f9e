import { type JsonValue } from '@licensing/domain';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const VERSIONS = 'document_versions';

/** A document as it was brought. Written once, never changed; what becomes of it stands in {@link DocumentVersion}s. */
@Schema({ collection: 'documents', versionKey: false })
export class StoredDocument {
  @Prop({ type: String, required: true })
  _id!: string;

  /** Pseudonym of whoever brought it: a list of their documents is one equality on this field. */
  @Prop({ type: String, required: true, index: true })
  ownerRef!: string;

  @Prop({ type: String, required: true })
  licenceType!: string;

  @Prop({ type: String, required: true })
  typeVersion!: string;

  /** Id of the material that it was brought for. */
  @Prop({ type: String, required: true })
  slot!: string;

  /** Of the bytes: the object, and what was read from it. */
  @Prop({ type: String, required: true, index: true })
  sha256!: string;

  @Prop({ type: String, required: true })
  mediaType!: string;

  @Prop({ type: Number, required: true })
  size!: number;

  /** The draft it was brought into; absent without one. */
  @Prop({ type: String })
  draftId?: string;

  @Prop({ type: Date, required: true })
  addedAt!: Date;
}

export const StoredDocumentSchema = SchemaFactory.createForClass(StoredDocument);

/** What the owner says that fields should be, by name; sealed. */
export type Declared = Readonly<Record<string, { readonly value: JsonValue; readonly at: string }>>;

/**
 * What a document is now: `_id` is `<documentId>:<n>`, n from 1 without gaps. Whoever inserts under n decides, so an erasure
 * and a submission cannot both win. The newest version says everything; the last of an erased document is all that is left.
 */
@Schema({ collection: VERSIONS, versionKey: false })
export class DocumentVersion {
  @Prop({ type: String, required: true })
  _id!: string;

  @Prop({ type: String, required: true })
  documentId!: string;

  @Prop({ type: Number, required: true })
  n!: number;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String })
  draftId?: string;

  /** When it was put into the draft. */
  @Prop({ type: Date })
  attachedAt?: Date;

  /** The application it belongs to: it can no longer be erased by its owner, nor changed. */
  @Prop({ type: String })
  applicationId?: string;

  /** The reading that the application goes by. */
  @Prop({ type: String })
  readBy?: string;

  /** Version of the reader that could not read it; a newer one tries again. */
  @Prop({ type: String })
  unreadableBy?: string;

  @Prop({ type: Boolean })
  erased?: boolean;

  /** {@link Declared}. */
  @Prop({ type: String })
  sealed?: string;
}

export const DocumentVersionSchema = SchemaFactory.createForClass(DocumentVersion);
