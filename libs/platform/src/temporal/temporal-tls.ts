import { type ConnectionOptions } from '@temporalio/client';
import { readClientTls } from '../config/client-tls';
import { type TlsSettings } from '../config/tls.config';

/** By what the engine is known, and what is shown to it. */
export interface TemporalTlsSettings extends Pick<TlsSettings, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'> {
  readonly TEMPORAL_TLS_CA_FILE: string;
}

/**
 * For the engine's client and worker alike; undefined when the engine is spoken to without TLS. Neither reads the files
 * again: a process whose certificate was renewed shows the new one after its next start.
 *
 * @throws ConfigError naming the setting whose file cannot be read
 */
export function toTemporalTls(settings: TemporalTlsSettings): ConnectionOptions['tls'] {
  const authority = settings.TEMPORAL_TLS_CA_FILE;
  if (authority === '') return undefined;
  const { ca, cert, key } = readClientTls(['TEMPORAL_TLS_CA_FILE', authority], settings);
  return { serverRootCACertificate: ca, clientCertPair: { crt: cert, key } };
}
