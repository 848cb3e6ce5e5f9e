import { setTimeout as pause } from 'node:timers/promises';
import { AppError, LOGGER, type Logger } from '@licensing/platform';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DOCUMENT_READER, type DocumentReader, type ReadOutcome, type Ticket } from './document-reader';
import { DocumentsRepository, type KnownDocument } from './documents.repository';
import { type KeptObject, ObjectsRepository } from './objects.repository';
import { type KnownReading, ReadingsRepository } from './readings.repository';

/** How far a document is with being read. `ended` resolves when that has changed for good. */
export type ReadingState =
  | { readonly kind: 'read'; readonly known: KnownReading }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'waiting'; readonly position: number; readonly ended: Promise<void> };

interface Underway {
  readonly ticket: Ticket;
  /** Documents with these bytes: what cannot be read cannot be read for each of them. */
  readonly documents: Set<string>;
  readonly ended: Promise<void>;
}

/** Documents of the last day that nobody has asked for yet are read after a start. */
const RECENT_MS = 86_400_000;
const MOST_AT_START = 200;
const FULL_MS = 1_000;

/**
 * Reads documents in a queue, each bytes once. The queue is memory only: whoever asks for an unread document puts it there
 * again, so nothing is lost with the process.
 */
@Injectable()
export class ReadingsService implements OnApplicationBootstrap {
  private readonly underway = new Map<string, Underway>();

  constructor(
    @Inject(DOCUMENT_READER) private readonly reader: DocumentReader,
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(ObjectsRepository) private readonly objects: ObjectsRepository,
    @Inject(ReadingsRepository) private readonly readings: ReadingsRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    void this.resume().catch((err: unknown) => {
      this.log.warn({ err }, 'documents that were waiting are read when somebody asks for them');
    });
  }

  /** What was read, or how long it will take; an unread document is in the queue afterwards. */
  async look({ document, state }: KnownDocument): Promise<ReadingState> {
    const { _id: id, sha256 } = document;
    const version = state.readBy ?? this.reader.version;
    const known = await this.readings.find(sha256, version);
    if (known !== undefined) return { kind: 'read', known };
    if (state.unreadableBy === this.reader.version) return { kind: 'unreadable' };
    const underway = this.underway.get(sha256);
    if (underway === undefined) return this.begin(sha256, id);
    underway.documents.add(id);
    return toWaiting(underway);
  }

  private async begin(sha256: string, id: string): Promise<ReadingState> {
    const { version } = this.reader;
    // What came of a reading that ended a moment ago was kept before it was forgotten: it is found now.
    const [object, known, { unreadableBy }] = await Promise.all([
      this.objects.find(sha256),
      this.readings.find(sha256, version),
      this.documents.findState(id),
    ]);
    if (known !== undefined) return { kind: 'read', known };
    if (unreadableBy === version) return { kind: 'unreadable' };
    // While that was looked up, another request may have begun.
    const begun = this.underway.get(sha256);
    begun?.documents.add(id);
    if (begun !== undefined) return toWaiting(begun);
    if (object === undefined) return { kind: 'unreadable' };
    const ticket = this.enqueue(object);
    // Behind all that wait: whoever asks again puts it into the queue once there is a place.
    if (ticket === undefined) return { kind: 'waiting', position: this.underway.size + 1, ended: pause(FULL_MS) };
    const documents = new Set([id]);
    const ended = ticket.done
      .then((outcome) => this.keep(sha256, outcome, documents))
      .catch((err: unknown) => { this.log.warn({ err }, 'a reading was not finished'); })
      .finally(() => { this.underway.delete(sha256); }); // prettier-ignore
    const underway = { ticket, documents, ended };
    this.underway.set(sha256, underway);
    return toWaiting(underway);
  }

  /** Undefined while there is no place. */
  private enqueue(object: KeptObject): Ticket | undefined {
    try {
      return this.reader.read(object);
    } catch (error) {
      if (error instanceof AppError && error.code === 'DOCUMENT.QUEUE_FULL') return undefined;
      throw error;
    }
  }

  private async keep(sha256: string, outcome: ReadOutcome, documents: ReadonlySet<string>): Promise<void> {
    const { version } = this.reader;
    if (outcome.kind === 'read') {
      // Erased while it was read: nothing of it is kept.
      if (!(await this.documents.areInUse(sha256))) return this.readings.erasePictures(outcome.pictures);
      await this.readings.keep(sha256, version, outcome);
      return;
    }
    for (const id of documents) await this.noteUnreadable(id, version);
  }

  private async noteUnreadable(id: string, version: string): Promise<void> {
    for (let isNoted = false; !isNoted;) {
      const known = await this.documents.find(id);
      if (known === undefined) return;
      const { n, ...state } = known.state;
      isNoted = await this.documents.append(id, { ...state, n: n + 1, unreadableBy: version });
    }
  }

  private async resume(): Promise<void> {
    const recent = await this.documents.listSince(new Date(Date.now() - RECENT_MS), MOST_AT_START);
    for (const { _id } of recent) {
      const known = await this.documents.find(_id);
      if (known !== undefined) await this.look(known);
    }
  }
}

function toWaiting({ ticket, ended }: Underway): ReadingState {
  return { kind: 'waiting', position: ticket.position(), ended };
}
