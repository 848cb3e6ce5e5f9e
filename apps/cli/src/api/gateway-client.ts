import { type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Browser, type RequestInit, Unreachable } from '../http/browser';
import { ProblemAnswer, readJson } from './problem-answer';

/** Pauses before a request is repeated: a service that restarts is back within a few seconds. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 4_000, 8_000];
const PASSING_STATUSES = new Set([429, 502, 503, 504]);
/** However long a server would have us wait. */
const LONGEST_PAUSE_MS = 15_000;

/** A file that can be read from its start as often as it has to be sent. */
export interface OpenFile {
  readonly open: () => Readable;
  readonly size: number;
}

export interface Received<T> {
  readonly body: T;
  readonly etag: string;
}

/** The gateway's HTTP API for one person. What can be repeated safely is repeated while the server is away for a moment. */
export class GatewayClient {
  private csrfToken = '';

  constructor(
    readonly url: URL,
    private readonly browser: Browser,
    private readonly pauses: readonly number[] = PAUSES_MS,
  ) {}

  /** Unsafe requests carry the token of the session from now on. */
  useToken(csrfToken: string): void {
    this.csrfToken = csrfToken;
  }

  async get<T>(path: string): Promise<T> {
    return this.patiently(async () => (await readJson(await this.open(path))) as T);
  }

  async getBytes(path: string): Promise<Buffer> {
    return this.patiently(async () => {
      const answer = await this.open(path);
      if (answer.statusCode !== 200) await readJson(answer);
      return Buffer.from(await answer.body.arrayBuffer());
    });
  }

  /** An answer whose body is read by the caller. */
  open(path: string, init: RequestInit = {}): Promise<Answer> {
    return this.browser.send(new URL(path, this.url), init);
  }

  /** @param isRepeatable the server takes the same request twice for one */
  async send<T>(
    method: 'POST' | 'PATCH' | 'PUT',
    path: string,
    body: object,
    { headers = {}, isRepeatable = false }: { headers?: Record<string, string>; isRepeatable?: boolean } = {},
  ): Promise<Received<T>> {
    const once = async (): Promise<Received<T>> => {
      const answer = await this.open(path, {
        method,
        headers: { 'content-type': 'application/json', 'x-csrf-token': this.csrfToken, ...headers },
        body: JSON.stringify(body),
      });
      const etag = answer.headers['etag'];
      return { body: (await readJson(answer)) as T, etag: typeof etag === 'string' ? etag : '' };
    };
    return isRepeatable ? this.patiently(once) : once();
  }

  /** Sends a file as it is, and again when the server is busy: it is opened anew each time. */
  async upload<T>(path: string, { open, size }: OpenFile): Promise<T> {
    return this.patiently(async () => {
      const answer = await this.open(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream', 'content-length': String(size), 'x-csrf-token': this.csrfToken,
        },
        body: open(),
      }); // prettier-ignore
      return (await readJson(answer)) as T;
    });
  }

  async delete(path: string): Promise<void> {
    const answer = await this.open(path, { method: 'DELETE', headers: { 'x-csrf-token': this.csrfToken } });
    if (answer.statusCode !== 204) await readJson(answer);
    else await answer.body.dump();
  }

  private async patiently<T>(attempt: () => Promise<T>): Promise<T> {
    for (const pause of this.pauses) {
      try {
        return await attempt();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await sleep(error instanceof ProblemAnswer ? Math.max(pause, toMs(error.retryAfterSeconds)) : pause);
      }
    }
    return attempt();
  }
}

const toMs = (seconds = 0): number => Math.min(LONGEST_PAUSE_MS, seconds * 1_000);

function isPassing(error: unknown): boolean {
  if (error instanceof ProblemAnswer) return PASSING_STATUSES.has(error.status);
  // A refused connection means that no server runs there: whoever waits should be told at once.
  return error instanceof Unreachable && (error.cause as { code?: string }).code !== 'ECONNREFUSED';
}
