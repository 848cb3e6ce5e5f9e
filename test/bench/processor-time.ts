import { readFileSync } from 'node:fs';

/** Kernel clock ticks per second: USER_HZ, 100 on every Linux this runs on. */
const MS_PER_TICK = 10;

/** Processor milliseconds (user and system) that a process has used since its start; proc(5), fields 14 and 15 of stat. */
export function readProcessorMs(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

/** Names of processes to their ids. */
export type Processes = Readonly<Record<string, number>>;

/** Processor milliseconds per process over `work`. */
export async function measureProcessors<T>(
  processes: Processes,
  work: () => Promise<T>,
): Promise<{ result: T; processorMs: Record<string, number> }> {
  const read = (): [string, number][] => Object.entries(processes).map(([name, pid]) => [name, readProcessorMs(pid)]);
  const before = Object.fromEntries(read());
  const result = await work();
  return { result, processorMs: Object.fromEntries(read().map(([name, ms]) => [name, ms - (before[name] ?? 0)])) };
}
