import { randomBytes, randomUUID } from 'node:crypto';
import { createDataConverter, type Keyring } from '@licensing/platform';
import { type LicenceActivities } from '@licensing/workflows';
import { ApplicationFailure, type Payload } from '@temporalio/common';
import { application } from '../../../test/support/fake-services';
import { readPayloads } from '../../../test/support/kept-histories';
import { startWorkflowRuns, type WorkflowRuns } from '../../../test/support/workflow-runs';

const MARK = `mark-${randomUUID()}`;
const keyOf = (): Buffer => randomBytes(32);
const [first, second] = [keyOf(), keyOf()];
const before: Keyring = { current: 'k-first', keys: new Map([['k-first', first]]) };
const after: Keyring = { current: 'k-second', keys: new Map([['k-first', first], ['k-second', second]]) }; // prettier-ignore
let ring = before;

/** Fails with a message that quotes something; the second of its steps waits for whoever tests to change the keys. */
let goOn: () => void = () => undefined;
const waited = new Promise<void>((resolve) => { goOn = resolve; }); // prettier-ignore
const fails = (): Promise<never> => Promise.reject(ApplicationFailure.nonRetryable(`quotes ${MARK}`, 'ISSUANCE.LINT'));
const activities = {
  verify: () => Promise.resolve({ kind: 'verified', outcome: 'refer', reasons: [], place: { n: 1, hash: MARK } }),
  gather: async () => {
    await waited;
    return fails();
  },
  handOver: () => Promise.resolve({ n: 2, hash: MARK }),
};

let runs: WorkflowRuns;

beforeAll(async () => {
  const converter = createDataConverter({ ring: () => ring });
  runs = await startWorkflowRuns(activities as unknown as LicenceActivities, converter);
}, 60_000);
afterAll(() => runs.stop());

describe('what the engine keeps of a workflow', () => {
  it('shows neither input, results nor the message of a failure, and goes on under the next key', async () => {
    const handle = await runs.start({ ...application, correlationId: MARK });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    ring = after;
    goOn();
    await handle.result();
    const history = await handle.fetchHistory();
    const stored = readPayloads(history);
    expect(stored).not.toContain(MARK);
    expect(stored).not.toContain(application.formSha256);
    const keyIds = [...stored.matchAll(/"encryption-key-id":"([^"]+)"/g)].map(([, id]) =>
      Buffer.from(id ?? '', 'base64').toString('utf8'),
    );
    expect(new Set(keyIds)).toEqual(new Set(['k-first', 'k-second']));
    expect(stored).toContain('Encoded failure');
  }, 40_000);

  it('would show all of it without encryption', async () => {
    const handle = await runs.start({ ...application, correlationId: MARK });
    await handle.result();
    const { events } = await handle.fetchHistory();
    const encrypted = payloadsIn(events);
    const decrypted = await createDataConverter({ ring: () => ring }).payloadCodecs?.[0]?.decode(encrypted);
    const shown = (decrypted ?? []).filter(({ data }) => Buffer.from(data ?? []).includes(MARK));
    expect(encrypted.length).toBeGreaterThan(4);
    expect(shown.length).toBeGreaterThan(2);
  }, 40_000);
});

/** Every payload anywhere in a message. */
function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if ('metadata' in value && 'data' in value) return [value as Payload];
  return Object.values(value).flatMap(payloadsIn);
}
