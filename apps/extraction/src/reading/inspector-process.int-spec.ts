import { getPriority } from 'node:os';
import { INSPECTION } from './document-processes.service';
import { childEntry } from './processes/entries';
import { ProcessPool } from './processes/process-pool';

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
