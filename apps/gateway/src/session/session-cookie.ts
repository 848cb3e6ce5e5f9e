export interface CookieOptions {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: '/';
}

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** Over https the name's prefix makes the browser insist on Secure, this host and path `/` (RFC 6265bis, 4.1.3.2). */
export function cookieNameFor(name: string, publicUrl: string): string {
  return isSecure(publicUrl) ? `__Host-${name}` : name;
}

export function cookieOptionsFor(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl), path: '/' };
}
