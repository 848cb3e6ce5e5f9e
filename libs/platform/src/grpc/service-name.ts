const NAME_URI = /^spiffe:\/\/licensing\.local\/([a-z][a-z-]*)$/;
/** One name in the text that Node makes of them: a value with a separator in it is quoted as in JSON. */
const ONE_NAME = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/gy;

/**
 * The service that a certificate names: its one URI, `spiffe://licensing.local/<service>`. Undefined when there is none
 * of ours, or more than one URI. To be asked of verified certificates only.
 *
 * @param subjectAltName the names as Node writes them, for example `DNS:localhost, URI:spiffe://licensing.local/identity`
 */
export function findServiceName(subjectAltName: string | undefined): string | undefined {
  const names = [...(subjectAltName ?? '').matchAll(ONE_NAME)];
  const uris = names.filter(([, kind]) => kind === 'URI').map(([, , value = '']) => value);
  const [uri = ''] = uris;
  return uris.length === 1 ? NAME_URI.exec(uri)?.[1] : undefined;
}
