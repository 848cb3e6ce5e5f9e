import { readFileSync } from 'node:fs';
import { ConfigError } from './define-config';
import { type TlsSettings } from './tls.config';

/** What is believed of a server that is no service of ours, and what is shown to it; in PEM. */
export interface ClientTls {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * For a connection to a backing service: its own authority, and the certificate that the service shows everywhere.
 *
 * @throws ConfigError naming the setting whose file cannot be read
 */
export function readClientTls(
  [setting, authority]: readonly [setting: string, path: string],
  own: Pick<TlsSettings, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>,
): ClientTls {
  const read = (name: string, path: string): Buffer => {
    try {
      return readFileSync(path);
    } catch {
      throw new ConfigError(`configuration: ${name} cannot be read`);
    }
  };
  return {
    ca: read(setting, authority),
    cert: read('TLS_CERT_FILE', own.TLS_CERT_FILE),
    key: read('TLS_KEY_FILE', own.TLS_KEY_FILE),
  };
}
