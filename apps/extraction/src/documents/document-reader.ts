import { type DocumentReading } from '@licensing/domain';
import { type Problem } from '@licensing/platform';

/** Where a document's bytes lie, and the key that opens them. */
export interface ObjectAt {
  readonly name: string;
  readonly dataKey: Buffer;
}

/** What a first look says: what the bytes are, or why they are none that can be read. */
export type Inspection =
  | { readonly kind: 'accepted'; readonly mediaType: string; readonly pages: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** A page as the boxes of its fields lie on it, in the object store under a key of its own. */
export interface PagePicture extends ObjectAt {
  readonly page: number;
  readonly mediaType: string;
}

export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: DocumentReading; readonly pictures: readonly PagePicture[] }
  /** Twice it came to nothing: a crash, a hang, too much memory. */
  | { readonly kind: 'unreadable' };

/** A place in the queue of those who read. */
export interface Ticket {
  /** Rejects when the reader itself ended before: the document is asked for again. */
  readonly done: Promise<ReadOutcome>;
  /** Place in the queue from 1; 0 once it is being read. */
  position(): number;
}

/** Looks at documents and reads them, in processes of its own. */
export interface DocumentReader {
  /** Engines, models and parsers with their versions: another one reads anew. */
  readonly version: string;
  inspect(object: ObjectAt): Promise<Inspection>;
  read(object: ObjectAt & { readonly mediaType: string }): Ticket;
}

/** Injection token of the {@link DocumentReader}. */
export const DOCUMENT_READER = Symbol('document reader');
