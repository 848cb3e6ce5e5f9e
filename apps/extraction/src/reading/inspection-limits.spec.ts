import { getPriority } from 'node:os';
import { MOST_WAIT_MS } from '../documents/within-wait';
import { INSPECTION } from './document-processes.service';
import { childEntry } from './processes/entries';
import { ProcessPool } from './processes/process-pool';

const START_MS = 2_000;
const TRIES = 2;

it('both tries of a look end before whoever waits for it is told to come back', () => {
  expect(TRIES * INSPECTION.deadlineMs + START_MS).toBeLessThan(MOST_WAIT_MS);
  expect(INSPECTION.memoryBytes).toBe(512 * 1024 * 1024);
});

it('an inspecting process gives way to whatever people wait for', async () => {
  const pool = new ProcessPool(
    { ...INSPECTION, queue: 1, entry: childEntry('inspector-process'), argument: {} },
    () => undefined,
  );
  try {
    await pool.run({ source: { kind: 'file', path: __filename } }).done;
    expect(pool.pids().map((pid) => getPriority(pid) >= 10)).toEqual([true]);
  } finally {
    pool.stop();
  }
});
