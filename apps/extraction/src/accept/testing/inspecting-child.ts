import { inspectFile } from '../inspect-file';

// Inspects what it is sent and says what it came to, and the most memory this process has ever taken, in KiB.
process.on('message', (bytes: Uint8Array) => {
  void (async () => {
    const source = (async function* () { yield await Promise.resolve(bytes); })(); // prettier-ignore
    const startedAt = performance.now();
    const inspection = await inspectFile(source);
    process.send?.({ inspection, peakKib: process.resourceUsage().maxRSS, ms: performance.now() - startedAt });
  })();
});
process.on('disconnect', () => process.exit(0));
