import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createRegistryClient, type RegistryClient, type RegistryClientOptions } from '../registry-client';
import { DEFAULT_POLICY, type RegistryPolicy } from '../registry-policies';

export const PERSON = { idNumber: '1', name: '样例甲', sex: '女', birthDate: '1990-01-02', alive: true };
export const envelope = {
  requestId: 'r-1',
  source: 'population',
  asOf: '2026-03-02T01:00:00.000Z',
  record: PERSON,
};

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export const say =
  (text: string, status = 200, headers: Record<string, string> = {}): Behaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };

/** A registry that does what a test says. */
export interface RegistryServer {
  answer: Behaviour;
  readonly calls: number;
  /** A client whose policy is the usual one with `changes`; `url` when it is not to reach this registry. */
  client(changes?: Partial<RegistryPolicy>, url?: string, log?: RegistryClientOptions['log']): RegistryClient;
  close(): Promise<void>;
}

export async function openRegistryServer(): Promise<RegistryServer> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    registry.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const registry: RegistryServer = {
    answer: say(JSON.stringify(envelope)),
    get calls() {
      return calls;
    },
    client: (changes = {}, url = `http://127.0.0.1:${String(port)}`, log) =>
      createRegistryClient({ url, apiKey: 'key', policyOf: () => ({ ...DEFAULT_POLICY, ...changes }), log }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return registry;
}
