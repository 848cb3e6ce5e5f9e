import { isLoopback } from './loopback';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly isHostOnly: boolean;
  readonly path: string;
  readonly isSecure: boolean;
  /** Epoch milliseconds; infinity for the life of the jar. */
  readonly expires: number;
}

/** The cookies of one person's browser (RFC 6265, 5.3 and 5.4). As in a browser, a port does not separate cookies. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes the `Set-Cookie` lines of an answer from `url`. Lines that a browser would not accept are dropped. */
  keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const cookie = this.parse(url, line);
      if (cookie === undefined) continue;
      const key = `${cookie.domain};${cookie.path};${cookie.name}`;
      if (cookie.expires <= this.now()) this.cookies.delete(key);
      else this.cookies.set(key, cookie);
    }
  }

  /** The `Cookie` header for a request to `url`; undefined when there is nothing to send. */
  headerFor(url: URL): string | undefined {
    const fitting = [...this.cookies.values()].filter((cookie) => this.isFor(cookie, url));
    if (fitting.length === 0) return undefined;
    const longestPathFirst = fitting.sort((a, b) => b.path.length - a.path.length);
    return longestPathFirst.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  private isFor({ domain, isHostOnly, path, isSecure, expires }: Cookie, url: URL): boolean {
    if (expires <= this.now()) return false;
    if (isHostOnly ? url.hostname !== domain : !isWithin(url.hostname, domain)) return false;
    if (isSecure && !isTrustworthy(url)) return false;
    return url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  }

  private parse(url: URL, line: string): Cookie | undefined {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const cut = pair.indexOf('=');
    if (cut < 1) return undefined;
    const attributes = new Map(rest.map((part) => toAttribute(part)));
    const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
    if (domain !== '' && !isWithin(url.hostname, domain)) return undefined;
    const isSecure = attributes.has('secure');
    if (isSecure && !isTrustworthy(url)) return undefined;
    const path = attributes.get('path') ?? '';
    return {
      name: pair.slice(0, cut).trim(),
      value: pair.slice(cut + 1).trim(),
      domain: domain === '' ? url.hostname : domain,
      isHostOnly: domain === '',
      path: path.startsWith('/') ? path : defaultPath(url.pathname),
      isSecure,
      expires: this.expiryOf(attributes),
    };
  }

  private expiryOf(attributes: ReadonlyMap<string, string>): number {
    const maxAge = attributes.get('max-age') ?? '';
    if (/^-?\d+$/.test(maxAge)) return this.now() + Number(maxAge) * 1_000;
    const expires = Date.parse(attributes.get('expires') ?? '');
    return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
  }
}

function toAttribute(part: string): [string, string] {
  const cut = part.indexOf('=');
  if (cut === -1) return [part.toLowerCase(), ''];
  return [part.slice(0, cut).trim().toLowerCase(), part.slice(cut + 1).trim()];
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Browsers treat this machine as a secure origin. */
const isTrustworthy = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url);

/** The folder of the request's path (RFC 6265, 5.1.4). */
function defaultPath(pathname: string): string {
  const cut = pathname.lastIndexOf('/');
  return cut < 1 ? '/' : pathname.slice(0, cut);
}
