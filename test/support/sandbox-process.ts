import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from './free-port';
import { until } from './until';

const MAIN = join(__dirname, '..', '..', 'dist', 'apps', 'registry-sandbox', 'src', 'main.js');
const API_KEY = 'key-of-a-test';

/** A registry sandbox of a test's own, as its own process with a small population. */
export interface SandboxProcess {
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

export async function startSandbox(): Promise<SandboxProcess> {
  if (!existsSync(MAIN)) throw new Error('the registry sandbox is not built: run npm run build');
  const url = `http://127.0.0.1:${String(await findFreePort())}`;
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HTTP_PORT: new URL(url).port,
      LOG_LEVEL: 'fatal',
      REGISTRY_URL: url,
      REGISTRY_API_KEY: API_KEY,
      OIDC_ISSUER: `${url}/oidc`,
      OIDC_CLIENT_ID: 'test',
      OIDC_CLIENT_SECRET: 'secret-of-a-test',
      OIDC_REDIRECT_URIS: `${url}/callback`,
      SANDBOX_BUSINESSES: '200',
      SANDBOX_CHAIN_STORES: '0',
      SANDBOX_ADMIN: 'local',
    },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve(); })); // prettier-ignore
  await until(`the sandbox at ${url} answers`, async () => {
    if (child.exitCode !== null) throw new Error(`the sandbox ended: ${complaint}`);
    const response = await fetch(`${url}/admin/population?limit=1`).catch(() => undefined);
    return response?.ok === true ? true : undefined;
  });
  return {
    url,
    apiKey: API_KEY,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
