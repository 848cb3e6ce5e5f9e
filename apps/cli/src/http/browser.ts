import { type Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { CommandFailure } from '../failure';
import { CookieJar } from './cookie-jar';

/** The progress stream says that it is still there every 15 s. */
const SILENCE_MS = 45_000;
const MAX_REDIRECTS = 12;

export interface RequestInit {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal?: AbortSignal;
}

export type Answer = Dispatcher.ResponseData;

/** The server did not answer: it is not there, or the connection broke. */
export class Unreachable extends CommandFailure {
  override readonly name = 'Unreachable' as 'CommandFailure';

  constructor(url: URL, cause: unknown) {
    const { code, message } = cause as { code?: string; message?: string };
    super(
      `Nothing answers at ${url.origin} (${code ?? message ?? 'no connection'}).\n` +
        'Start the system with `npm start`, or say where it runs with --url or LICENSING_URL.',
      undefined,
      { cause },
    );
  }
}

/** Sends requests with the cookies of one person. Many people may share one pool of connections. */
export class Browser {
  private readonly jar = new CookieJar();

  constructor(private readonly connections: Dispatcher) {}

  /** The cookies that would go to an address, as one header. */
  cookiesFor(url: URL): string {
    return this.jar.headerFor(url) ?? '';
  }

  /** Takes cookies up again that {@link cookiesFor} gave. */
  takeCookies(url: URL, cookies: string): void {
    this.jar.keep(
      url,
      cookies.split('; ').map((pair) => `${pair}; Path=/`),
    );
  }

  /** @throws Unreachable */
  async send(url: URL, { method = 'GET', headers = {}, body, signal }: RequestInit = {}): Promise<Answer> {
    const cookie = this.jar.headerFor(url);
    try {
      const answer = await request(url, {
        dispatcher: this.connections,
        method,
        headers: cookie === undefined ? headers : { ...headers, cookie },
        body,
        signal,
      });
      this.jar.keep(url, toList(answer.headers['set-cookie']));
      return answer;
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new Unreachable(url, error);
    }
  }

  /**
   * Goes where the server sends us, as a browser does after a link or a form.
   * @param onHop called with each address before it is asked
   */
  async follow(start: URL, init: RequestInit = {}, onHop?: (url: URL) => void): Promise<{ url: URL; answer: Answer }> {
    let url = start;
    let answer = await this.send(url, init);
    for (let hops = 0; answer.statusCode >= 300 && answer.statusCode < 400; hops += 1) {
      if (hops === MAX_REDIRECTS)
        throw new CommandFailure(`${start.origin} sends us from page to page without an end.`);
      await answer.body.dump();
      url = new URL(toList(answer.headers['location'])[0] ?? '', url);
      onHop?.(url);
      answer = await this.send(url);
    }
    return { url, answer };
  }
}

/** One pool of connections for a whole command. Close it, or the process stays. */
export function openConnections(): Agent {
  return new Agent({
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000 },
  });
}

const toList = (header: string | string[] | undefined): string[] =>
  header === undefined ? [] : Array.isArray(header) ? header : [header];
