import { readFileSync } from 'node:fs';
import { inspectFile } from '../inspect-file';

// Inspects what it is sent and says what it came to, and the most memory this process has ever taken, in KiB.
process.on('message', (bytes: Uint8Array) => {
  void (async () => {
    const source = (async function* () { yield await Promise.resolve(bytes); })(); // prettier-ignore
    const startedAt = performance.now();
    const inspection = await inspectFile(source);
    process.send?.({ inspection, peakKib: readPeakKib(), ms: performance.now() - startedAt });
  })();
});
process.on('disconnect', () => process.exit(0));

/** proc(5), VmHWM. The kernel's other figure, ru_maxrss, begins with what the process that forked this one held. */
function readPeakKib(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return peak === null ? process.resourceUsage().maxRSS : Number(peak[1]);
}
