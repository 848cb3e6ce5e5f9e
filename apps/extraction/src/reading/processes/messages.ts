import { type DocumentReading } from '@licensing/domain';
import { type ObjectFault } from '@licensing/platform/objects';
import { type Inspection } from '../../accept/inspection';

/** Where a child process finds the bytes of a document. */
export type BytesAt =
  /** A sealed object in a vault, and its only key. */
  | { readonly kind: 'object'; readonly root: string; readonly name: string; readonly dataKey: Uint8Array }
  | { readonly kind: 'file'; readonly path: string };

export interface InspectJob {
  readonly source: BytesAt;
}

export interface ReadJob {
  readonly source: BytesAt;
  readonly mediaType: string;
  /** Today in China, YYYY-MM-DD. */
  readonly on: string;
}

export type InspectAnswer = Inspection;

/** The straightened pages as JPEG, in their order, and what they say. */
export interface ReadAnswer {
  readonly reading: DocumentReading;
  readonly pictures: readonly Uint8Array[];
}

/** What a child is started with, as JSON in its first argument: its environment holds nothing. */
export interface ReaderSettings {
  /** Empty: the folder of the package. */
  readonly modelsFolder: string;
  readonly threads: number;
}

/** To a child: one job at a time. */
export interface JobMessage<Job> {
  readonly id: number;
  readonly job: Job;
}

/** From a child. Its words are for the log: they hold nothing of the document. */
export type ChildMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cannot-start'; readonly reason: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  /** The store, not the document, is at fault. */
  | { readonly kind: 'no-bytes'; readonly id: number; readonly fault: ObjectFault };
