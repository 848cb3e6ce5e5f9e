import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type experimental } from '@grpc/grpc-js';
import { ConfigError } from '../config/define-config';
import { type TlsSettings } from '../config/tls.config';
import { findServiceName } from './service-name';

type CaListener = (update: experimental.CaCertificateUpdate | null) => void;
type IdentityListener = (update: experimental.IdentityCertificateUpdate | null) => void;

const LOOK_EVERY_MS = 60_000;

interface Content {
  readonly authority: Buffer;
  readonly certificate: Buffer;
  readonly key: Buffer;
}

/**
 * The certificate, key and authority of this process, for its server and its clients. Renewed files are used for the
 * connections made from then on; a set that is half written or does not fit together is left until it does.
 */
export class CertificateFiles implements experimental.CertificateProvider {
  /** The service that the certificate names. */
  readonly serviceName: string;
  private content: Content;
  private readonly caListeners = new Set<CaListener>();
  private readonly identityListeners = new Set<IdentityListener>();
  private timer: NodeJS.Timeout | undefined;

  /** @throws ConfigError naming the setting whose file cannot be used */
  constructor(private readonly files: TlsSettings) {
    this.content = read(files);
    this.serviceName = nameOf(this.content.certificate);
  }

  /** Looks whether the files have been renewed. */
  refresh(): void {
    let next: Content;
    try {
      next = read(this.files);
      if (nameOf(next.certificate) !== this.serviceName) return;
    } catch {
      return;
    }
    const isSame = (['authority', 'certificate', 'key'] as const).every((part) =>
      next[part].equals(this.content[part]),
    );
    if (isSame) return;
    this.content = next;
    for (const listener of this.caListeners) this.tellAuthority(listener);
    for (const listener of this.identityListeners) this.tellIdentity(listener);
  }

  addCaCertificateListener(listener: CaListener): void {
    this.caListeners.add(listener);
    this.look();
    // Later: a server takes an update only after it has finished registering.
    process.nextTick(() => { this.tellAuthority(listener); }); // prettier-ignore
  }

  addIdentityCertificateListener(listener: IdentityListener): void {
    this.identityListeners.add(listener);
    this.look();
    process.nextTick(() => { this.tellIdentity(listener); }); // prettier-ignore
  }

  removeCaCertificateListener(listener: CaListener): void {
    this.caListeners.delete(listener);
    this.rest();
  }

  removeIdentityCertificateListener(listener: IdentityListener): void {
    this.identityListeners.delete(listener);
    this.rest();
  }

  private tellAuthority(listener: CaListener): void {
    listener({ caCertificate: this.content.authority });
  }

  private tellIdentity(listener: IdentityListener): void {
    listener({ certificate: this.content.certificate, privateKey: this.content.key });
  }

  private look(): void {
    this.timer ??= setInterval(() => { this.refresh(); }, LOOK_EVERY_MS).unref(); // prettier-ignore
  }

  private rest(): void {
    if (this.caListeners.size + this.identityListeners.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

const known = new Map<string, CertificateFiles>();

/**
 * The one set of certificates of these settings in this process, so that clients of one service share a connection.
 *
 * @throws ConfigError naming the setting whose file cannot be used
 */
export function certificatesOf(settings: TlsSettings): CertificateFiles {
  const { TLS_CA_FILE, TLS_CERT_FILE, TLS_KEY_FILE } = settings;
  const files = { TLS_CA_FILE, TLS_CERT_FILE, TLS_KEY_FILE };
  const key = JSON.stringify(files);
  const certificates = known.get(key) ?? new CertificateFiles(files);
  known.set(key, certificates);
  return certificates;
}

function read(files: TlsSettings): Content {
  const part = <T>(setting: keyof TlsSettings, parse: (bytes: Buffer) => T): [Buffer, T] => {
    try {
      const bytes = readFileSync(files[setting]);
      return [bytes, parse(bytes)];
    } catch {
      throw new ConfigError(`configuration: ${setting} cannot be read`);
    }
  };
  const [authority] = part('TLS_CA_FILE', (bytes) => new X509Certificate(bytes));
  const [certificate, parsed] = part('TLS_CERT_FILE', (bytes) => new X509Certificate(bytes));
  const [key, privateKey] = part('TLS_KEY_FILE', createPrivateKey);
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new ConfigError('configuration: TLS_KEY_FILE is not the key of TLS_CERT_FILE');
  }
  return { authority, certificate, key };
}

function nameOf(certificate: Buffer): string {
  const name = findServiceName(new X509Certificate(certificate).subjectAltName);
  if (name === undefined) throw new ConfigError('configuration: TLS_CERT_FILE names no service');
  return name;
}
