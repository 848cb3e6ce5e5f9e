import { MOST_WAIT_MS } from '../documents/within-wait';
import { INSPECTION } from './document-processes.service';

const START_MS = 2_000;
const TRIES = 2;

it('both tries of a look end before whoever waits for it is told to come back', () => {
  expect(TRIES * INSPECTION.deadlineMs + START_MS).toBeLessThan(MOST_WAIT_MS);
  expect(INSPECTION.memoryBytes).toBe(512 * 1024 * 1024);
});
