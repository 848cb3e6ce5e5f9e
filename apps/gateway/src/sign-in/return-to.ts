const START = '/';

/**
 * Where to go after sign-in: a path on this origin, or the start page. Everything a browser could read as another origin
 * (`//host`, `/\host`, a scheme, control characters that it strips) is refused.
 */
export function toReturnPath(offered: unknown, publicUrl: string): string {
  if (typeof offered !== 'string' || offered.length > 512) return START;

  if (!offered.startsWith('/') || /^\/[/\\]/.test(offered) || /[\u0000-\u001f\u007f\\]/.test(offered)) return START;
  const { origin } = new URL(publicUrl);
  if (!URL.canParse(offered, origin)) return START;
  const target = new URL(offered, origin);
  if (target.origin !== origin || target.pathname.startsWith('//')) return START;
  return `${target.pathname}${target.search}`;
}
