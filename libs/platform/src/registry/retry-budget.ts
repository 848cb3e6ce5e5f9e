/**
 * Retries as a share of questions, so that a source in trouble is not asked more than it would be in good health. Time
 * plays no part: a quiet hour earns nothing.
 */
export class RetryBudget {
  private tokens: number;

  constructor(
    private readonly share: number,
    private readonly most: number,
  ) {
    // A process that has just started may repeat a little.
    this.tokens = Math.min(most, 1);
  }

  /** A question has been asked for the first time. */
  earn(): void {
    this.tokens = Math.min(this.most, this.tokens + this.share);
  }

  /** True when one more retry is allowed; it is then spent. */
  spend(): boolean {
    // Tenths do not add up exactly: 0.1 ten times is a little less than 1.
    if (this.tokens < 1 - 1e-9) return false;
    this.tokens -= 1;
    return true;
  }
}
