/** How often each level from 0 to 255 occurs. */
export class Levels {
  private readonly counts = new Uint32Array(256);
  private total = 0;

  static of(values: Uint8Array): Levels {
    const levels = new Levels();
    for (const value of values) levels.add(value);
    return levels;
  }

  add(level: number): void {
    this.counts[level] = (this.counts[level] ?? 0) + 1;
    this.total += 1;
  }

  /** The level below which this share of all lies. */
  percentile(share: number): number {
    const wanted = share * this.total;
    let sum = 0;
    for (let level = 0; level < 256; level += 1) {
      sum += this.counts[level] ?? 0;
      if (sum > wanted) return level;
    }
    return 255;
  }
}
