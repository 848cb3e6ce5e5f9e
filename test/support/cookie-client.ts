interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** fetch with one cookie jar per host: redirects are followed by hand, so that cookies set on the way are kept. */
export class CookieClient {
  private readonly jars = new Map<string, Map<string, Cookie>>();

  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { host, pathname } = new URL(url);
    const headers = new Headers(init.headers);
    const cookies = this.cookieHeader(host, pathname);
    if (cookies !== '') headers.set('cookie', cookies);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(host, line);
    return response;
  }

  /** Follows redirects as a browser does, up to ten. */
  async follow(url: string, init: RequestInit = {}): Promise<{ response: Response; url: string }> {
    let at = url;
    let response = await this.send(at, init);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      at = new URL(response.headers.get('location') ?? '', at).toString();
      await response.arrayBuffer();
      response = await this.send(at);
    }
    return { response, url: at };
  }

  /** The cookies a browser would send, for tests that replay or forge them. */
  cookieHeader(host: string, pathname = '/'): string {
    const jar = [...(this.jars.get(host) ?? new Map<string, Cookie>())];
    return jar
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** Takes cookies up again that {@link cookieHeader} gave. */
  takeCookies(host: string, header: string): void {
    for (const pair of header.split('; ')) this.keep(host, pair);
  }

  private keep(host: string, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const attribute = (key: string): string | undefined =>
      attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const jar = this.jars.get(host) ?? new Map<string, Cookie>();
    this.jars.set(host, jar);
    const expires = attribute('expires');
    const isGone =
      value === '' || attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now());
    if (isGone) jar.delete(name);
    else jar.set(name, { value, path: attribute('path') ?? '/' });
  }
}
