import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/** Bytes of memory that a process really occupies; undefined when it is gone, or where /proc does not exist. */
export function residentBytes(pid: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${String(pid)}/statm`, 'latin1').split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : undefined;
  } catch {
    return undefined;
  }
}
