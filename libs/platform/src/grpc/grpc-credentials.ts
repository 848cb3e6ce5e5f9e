import { type ChannelCredentials, experimental, type ServerCredentials } from '@grpc/grpc-js';
import { type PeerCertificate } from 'node:tls';
import { type TlsSettings } from '../config/tls.config';
import { certificatesOf } from './certificate-files';
import { findServiceName } from './service-name';

/** A server that answers only who shows a certificate of the same authority. */
export function createServerCredentials(settings: TlsSettings): ServerCredentials {
  const certificates = certificatesOf(settings);
  return experimental.createCertificateProviderServerCredentials(certificates, certificates, true);
}

/** A client that shows its own certificate and talks to the named service only, wherever that is. */
export function createClientCredentials(settings: TlsSettings, service: string): ChannelCredentials {
  const certificates = certificatesOf(settings);
  return experimental.createCertificateProviderChannelCredentials(certificates, certificates, {
    checkServerIdentity: checksOf(service),
  });
}

type Check = (host: string, certificate: PeerCertificate) => Error | undefined;
const checks = new Map<string, Check>();

// One function per service: connections are shared among clients whose credentials are equal, the check included.
function checksOf(service: string): Check {
  const check: Check =
    checks.get(service) ??
    ((_host, { subjectaltname }) =>
      findServiceName(subjectaltname) === service ? undefined : new Error(`the other end is not ${service}`));
  checks.set(service, check);
  return check;
}
