import { setTimeout as pause } from 'node:timers/promises';
import { type DocumentRef, type ReadDocumentsResponse } from '@licensing/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentsRepository, type KnownDocument } from './documents.repository';
import { DocumentsService } from './documents.service';
import { ReadingsService, type ReadingState } from './readings.service';

/** How often it is said how far the reading is: whoever waits takes it for a sign of life. */
const EVERY_MS = 800;

/** Waits until documents are read. */
@Injectable()
export class ReadDocumentsService {
  constructor(
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(DocumentsService) private readonly owned: DocumentsService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  /**
   * Makes documents an application's and reads them. Says how it goes at once, at least every second, and when it is done.
   *
   * @param signal aborted when nobody listens any more: what is in the queue is read all the same
   */
  async *read(
    refs: readonly DocumentRef[],
    applicationId: string,
    signal: AbortSignal,
  ): AsyncGenerator<ReadDocumentsResponse> {
    const found = await Promise.all(refs.map((ref) => this.owned.submit(ref, applicationId)));
    // One that is gone is not waited for: whoever decides is told that it is missing.
    let open = found.filter((known) => known !== undefined).map(({ document }) => document._id);
    while (!signal.aborted) {
      const looked = await this.lookAt(open);
      open = looked.filter(({ state }) => state.kind === 'waiting').map(({ known }) => known.document._id);
      const waits = looked.flatMap(({ state }) => (state.kind === 'waiting' ? [state] : []));
      yield {
        read: refs.length - open.length,
        of: refs.length,
        position: waits.length === 0 ? 0 : Math.min(...waits.map(({ position }) => position)),
      };
      if (open.length === 0) return;
      await Promise.race([
        pause(EVERY_MS, undefined, { signal }).catch(() => undefined),
        // The end of one is told at once, but not oftener than it takes to look.
        Promise.race(waits.map(({ ended }) => ended)).then(() => pause(20)),
      ]);
    }
  }

  /** Those that are still there, each with how far it is. What is read now is what the application goes by. */
  private async lookAt(ids: readonly string[]): Promise<{ known: KnownDocument; state: ReadingState }[]> {
    const known = await Promise.all(ids.map((id) => this.documents.find(id)));
    return Promise.all(
      known
        .filter((one) => one !== undefined)
        .map(async (one) => {
          const state = await this.readings.look(one);
          if (state.kind === 'read') await this.owned.goBy(one.document._id, state.known.version);
          return { known: one, state };
        }),
    );
  }
}
