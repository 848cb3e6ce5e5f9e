import { APPLICATION_STATES, deriveStatus, isSettled, type LedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';
import { type Application } from '../applications/application';
import { fromEvent, fromRecord, type SeenRecord } from '../applications/seen-record';
import { type Listener } from './progress-hub';

/** What the stream writes to. */
export interface Sink {
  write(text: string): void;
  end(): void;
}

const HEARTBEAT_MS = 15_000;

/**
 * One application's records as server-sent events, in order and each once: first what is past, then what comes. A gap in
 * the events is filled from the ledger.
 */
export class ProgressStream implements Listener {
  private readonly seen: SeenRecord[] = [];
  private readonly heartbeat: NodeJS.Timeout;
  private isOpen = true;
  private reading?: Promise<void>;
  private isStale = false;

  /** @param after number of the last record the reader has already */
  constructor(
    private readonly sink: Sink,
    private readonly read: () => Promise<Application>,
    private readonly after: number,
  ) {
    this.heartbeat = setInterval(() => {
      this.sink.write(': still here\n\n');
    }, HEARTBEAT_MS);
  }

  /** Writes what is past. */
  begin(application: Application): void {
    this.take(application.records.map(fromRecord));
  }

  onEvent(event: LicenceEvent): void {
    const record = fromEvent(event);
    if (record.n === this.seen.length + 1 && this.reading === undefined) this.take([record]);
    else if (record.n > this.seen.length) this.onDoubt();
  }

  onDoubt(): void {
    this.isStale = true;
    this.reading ??= this.readAgain().finally(() => {
      this.reading = undefined;
    });
  }

  onClose(): void {
    if (!this.isOpen) return;
    // The reader connects again and goes on after the last record it has.
    this.sink.write('retry: 1000\n: the service restarts\n\n');
    this.stop();
  }

  stop(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearInterval(this.heartbeat);
    this.sink.end();
  }

  private async readAgain(): Promise<void> {
    while (this.isStale && this.isOpen) {
      this.isStale = false;
      try {
        this.take((await this.read()).records.map(fromRecord));
      } catch {
        // Casework does not answer either: the next event or look tries again.
        return;
      }
    }
  }

  private take(records: readonly SeenRecord[]): void {
    for (const record of records) {
      if (!this.isOpen) return;
      if (record.n !== this.seen.length + 1) continue;
      this.seen.push(record);
      const { state } = deriveStatus(this.seen as unknown as LedgerRecord[]);
      if (record.n > this.after) this.send('record', { ...record, state, label: APPLICATION_STATES[state] }, record.n);
      if (isSettled(state)) {
        this.send('end', { state, label: APPLICATION_STATES[state] });
        this.stop();
      }
    }
  }

  private send(name: string, data: object, id?: number): void {
    const line = id === undefined ? '' : `id: ${id}\n`;
    this.sink.write(`${line}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
