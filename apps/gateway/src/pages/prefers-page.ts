/** Does the caller take an HTML page before JSON? A caller that names neither gets `otherwise`. */
export function prefersPage(accept: string | undefined, otherwise = false): boolean {
  const wants = (accept ?? '').toLowerCase().split(',').map(readRange);
  const qualityOf = (...types: string[]): number =>
    Math.max(0, ...wants.filter(({ type }) => types.includes(type)).map(({ quality }) => quality));
  const page = qualityOf('text/html', 'application/xhtml+xml');
  const json = qualityOf('application/json', 'application/problem+json');
  return page === json ? otherwise : page > json;
}

function readRange(range: string): { type: string; quality: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1');
  return { type, quality: Number.isFinite(quality) ? quality : 0 };
}
