import { ComeBackLater } from '../problems/come-back-later.error';

/** A licence takes two documents at most: this is room for a dozen poor photos of each, and no room for filling a store. */
const BURST = 30;
const SECONDS_EACH = 10;
const AT_ONCE = 4;
const MEMORY_SIZE = 10_000;
const RETRY_SECONDS = 2;

interface Allowance {
  /** Uploads that may still be begun, as of `at`. */
  left: number;
  at: number;
  underWay: number;
}

/** How much one person may upload: so many at once, so many in a row, then one every ten seconds. Each process counts its own. */
export class UploadLimits {
  private readonly known = new Map<string, Allowance>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Counts one upload of this person.
   *
   * @returns what to call when it has ended, however it did
   * @throws ComeBackLater REQUEST.TOO_MANY
   */
  begin(subject: string): () => void {
    const allowance = this.refill(subject);
    if (allowance.underWay >= AT_ONCE) throw new ComeBackLater('REQUEST.TOO_MANY', RETRY_SECONDS);
    if (allowance.left < 1) throw new ComeBackLater('REQUEST.TOO_MANY', Math.ceil((1 - allowance.left) * SECONDS_EACH));
    allowance.left -= 1;
    allowance.underWay += 1;
    return () => {
      allowance.underWay -= 1;
    };
  }

  private refill(subject: string): Allowance {
    const now = this.now();
    const known = this.known.get(subject) ?? { left: BURST, at: now, underWay: 0 };
    known.left = Math.min(BURST, known.left + (now - known.at) / 1_000 / SECONDS_EACH);
    known.at = now;
    // Taken out and put in again, so that those who were seen last stand at the end.
    this.known.delete(subject);
    this.known.set(subject, known);
    if (this.known.size > MEMORY_SIZE) this.forgetOldest();
    return known;
  }

  private forgetOldest(): void {
    for (const [subject, { underWay }] of this.known) {
      if (underWay > 0) continue;
      this.known.delete(subject);
      return;
    }
  }
}
