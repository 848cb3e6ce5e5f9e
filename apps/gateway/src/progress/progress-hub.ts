import { Injectable } from '@nestjs/common';
import { type LicenceEvent } from '@licensing/platform';

/** Somebody who watches one application. */
export interface Listener {
  /** A licence event of the application; events may come twice. */
  onEvent(event: LicenceEvent): void;
  /** Events may have been missed: look at the ledger. */
  onDoubt(): void;
  /** The process stops. */
  onClose(): void;
}

const ENDING_TYPES = new Set([
  'licensing.application.asked.v1',
  'licensing.application.referred.v1',
  'licensing.certificate.issued.v1',
]);

export interface EndWatch {
  /** Resolves with `look` when the application may have ended, with `over` when the time is. */
  next(): Promise<'look' | 'over'>;
  stop(): void;
}

/** Passes licence events on to whoever watches their application, in this process. */
@Injectable()
export class ProgressHub {
  private readonly listeners = new Map<string, Set<Listener>>();
  private closed = false;

  /** @returns how to stop listening */
  listen(applicationId: string, listener: Listener): () => void {
    if (this.closed) listener.onClose();
    const present = this.listeners.get(applicationId) ?? new Set();
    present.add(listener);
    this.listeners.set(applicationId, present);
    return () => {
      present.delete(listener);
      if (present.size === 0 && this.listeners.get(applicationId) === present) this.listeners.delete(applicationId);
    };
  }

  /** Is the process stopping? */
  get isClosed(): boolean {
    return this.closed;
  }

  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  tell(event: LicenceEvent): void {
    for (const listener of [...(this.listeners.get(event.subject) ?? [])]) listener.onEvent(event);
  }

  doubt(): void {
    for (const listener of this.everybody()) listener.onDoubt();
  }

  close(): void {
    this.closed = true;
    for (const listener of this.everybody()) listener.onClose();
  }

  /** Watches for an application's end. Made before its state is read, so that an end in between is not missed. */
  waitForEnd(applicationId: string, waitMs: number): EndWatch {
    let said: 'look' | 'over' | undefined;
    let answer: ((what: 'look' | 'over') => void) | undefined;
    const say = (what: 'look' | 'over'): void => {
      if (said !== 'over') said = what;
      answer?.(what);
    };
    const timer = setTimeout(say, waitMs, 'over');
    const stopListening = this.listen(applicationId, {
      onEvent: ({ type }) => {
        if (ENDING_TYPES.has(type)) say('look');
      },
      onDoubt: () => {
        say('look');
      },
      onClose: () => {
        say('over');
      },
    });
    return {
      next: async () => {
        const what = said ?? (await new Promise<'look' | 'over'>((resolve) => { answer = resolve; })); // prettier-ignore
        answer = undefined;
        if (said === 'look') said = undefined;
        return what;
      },
      stop: () => {
        clearTimeout(timer);
        stopListening();
      },
    };
  }

  private everybody(): Listener[] {
    return [...this.listeners.values()].flatMap((present) => [...present]);
  }
}
