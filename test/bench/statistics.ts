/** The value below which `share` (0..1) of the sorted numbers lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** `min / median / max`, for a line of a report. */
export function spread(values: readonly number[], digits: number): string {
  const [min, middle, max] = [Math.min(...values), median(values), Math.max(...values)];
  return [min, middle, max].map((value) => value.toFixed(digits)).join(' / ');
}
