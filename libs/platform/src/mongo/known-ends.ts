const MAX_KNOWN = 20_000;

/**
 * What this process last saw as the end of each sequence. Only a place to start looking from: an insert or a read decides,
 * so a stale or forgotten entry costs reads and nothing else.
 */
export class KnownEnds {
  private readonly ends = new Map<string, number>();

  get(sequence: string): number {
    return this.ends.get(sequence) ?? 0;
  }

  /** Ends only grow: an answer that comes in late does not set one back. */
  note(sequence: string, end: number): void {
    const known = this.get(sequence);
    this.ends.delete(sequence);
    this.ends.set(sequence, Math.max(known, end));
    if (this.ends.size <= MAX_KNOWN) return;
    for (const oldest of this.ends.keys()) {
      this.ends.delete(oldest);
      break;
    }
  }
}
