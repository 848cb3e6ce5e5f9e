import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../../../test/support/free-port';
import { until } from '../../../../test/support/until';

const MAIN = join(__dirname, '..', '..', '..', '..', 'dist', 'apps', 'registry-sandbox', 'src', 'main.js');

export const API_KEY = 'key-of-a-test';
export const CLIENT = { client_id: 'gateway-of-a-test', client_secret: 'secret-of-a-test' };
export const REDIRECT_URI = 'http://127.0.0.1:1/session/callback';

/** The built sandbox as its own process, which can be killed and started again on the same port. */
export class SpawnedSandbox {
  private constructor(
    readonly url: string,
    private readonly environment: Readonly<Record<string, string>>,
    private child: ChildProcess,
  ) {}

  static async start(more: Readonly<Record<string, string>> = {}): Promise<SpawnedSandbox> {
    const port = String(await findFreePort());
    const url = `http://127.0.0.1:${port}`;
    const environment = {
      HTTP_PORT: port,
      LOG_LEVEL: 'fatal',
      REGISTRY_URL: url,
      REGISTRY_API_KEY: API_KEY,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_REDIRECT_URIS: `${REDIRECT_URI},http://127.0.0.1:2/callback`,
      SANDBOX_BUSINESSES: '300',
      SANDBOX_CHAIN_STORES: '3',
      SANDBOX_ADMIN: 'local',
      ...more,
    };
    const sandbox = new SpawnedSandbox(url, environment, spawnSandbox(environment));
    await sandbox.untilReady();
    return sandbox;
  }

  /** Ends the process without warning, and starts it again. */
  async killAndRestart(): Promise<void> {
    await this.end('SIGKILL');
    this.child = spawnSandbox(this.environment);
    await this.untilReady();
  }

  /** @returns the exit code, null when the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.kill(signal);
    return (await ended)[0];
  }

  ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { ...init, headers: { 'x-api-key': API_KEY, ...(init.headers as object) } });
  }

  async record<T>(path: string): Promise<T> {
    return ((await (await this.ask(`/registries/${path}`)).json()) as { record: T }).record;
  }

  private async untilReady(): Promise<void> {
    await until(`the sandbox at ${this.url} is ready`, async () => {
      if (this.child.exitCode !== null) throw new Error('the sandbox ended');
      const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    });
  }
}

function spawnSandbox(environment: Readonly<Record<string, string>>): ChildProcess {
  if (!existsSync(MAIN)) throw new Error('the registry sandbox is not built: run npm run build');
  return spawn(process.execPath, [MAIN], { stdio: 'ignore', env: environment });
}

/** Ends when the process does: for starts that must fail. */
export async function runToEnd(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; complaint: string }> {
  const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, complaint };
}
