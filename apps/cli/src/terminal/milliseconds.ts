/** `62 ms`, `1.4 s`. */
export function showMs(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

export function showSteps(stepsMs: Readonly<Record<string, number>>): string {
  return Object.entries(stepsMs)
    .map(([step, ms]) => `${step} ${showMs(ms)}`)
    .join(' · ');
}
