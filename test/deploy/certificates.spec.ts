import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateSettings, ensureCertificates } from '../../deploy/local/certificates.mjs';

const day = 86_400_000;
const now = Date.parse('2030-01-01T00:00:00Z');
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'licensing-certificates-')), 'certificates');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

const certificateOf = (name: string): X509Certificate =>
  new X509Certificate(readFileSync(certificateSettings(folder, name).TLS_CERT_FILE));

describe('the certificates of a profile', () => {
  it('name one service each, for both ends of a call, and are signed by the one authority', async () => {
    await ensureCertificates(folder, ['identity', 'gateway'], now);
    for (const name of ['identity', 'gateway']) {
      const certificate = certificateOf(name);
      expect(certificate.subject).toBe(`CN=${name}`);
      expect(certificate.subjectAltName).toBe(
        `URI:spiffe://licensing.local/${name}, DNS:${name}, DNS:localhost, IP Address:127.0.0.1`,
      );
      expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']);
      expect(certificate.ca).toBe(false);
      expect(certificate.checkIssued(certificateOf('authority'))).toBe(true);
      expect(certificate.verify(certificateOf('authority').publicKey)).toBe(true);
      expect(Date.parse(certificate.validTo) - now).toBe(90 * day);
    }
  });

  it('keep every key to its owner, and the authority’s key out of the services’ folders', async () => {
    await ensureCertificates(folder, ['identity'], now);
    for (const name of ['authority', 'identity']) {
      expect(readdirSync(join(folder, name)).sort()).toEqual(['ca.crt', 'tls.crt', 'tls.key']);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, name, 'tls.key')).mode & 0o777).toBe(0o600);
    }
    const key = readFileSync(join(folder, 'authority', 'tls.key'), 'utf8');
    expect(readFileSync(join(folder, 'identity', 'tls.key'), 'utf8')).not.toBe(key);
  });

  it('are renewed when less than a month is left, and not before; the authority stays', async () => {
    await ensureCertificates(folder, ['identity'], now);
    const [first, authority] = [certificateOf('identity'), certificateOf('authority')];
    await ensureCertificates(folder, ['identity'], now + 59 * day);
    expect(certificateOf('identity').fingerprint256).toBe(first.fingerprint256);
    await ensureCertificates(folder, ['identity'], now + 61 * day);
    expect(certificateOf('identity').fingerprint256).not.toBe(first.fingerprint256);
    expect(Date.parse(certificateOf('identity').validTo)).toBe(now + 151 * day);
    expect(certificateOf('authority').fingerprint256).toBe(authority.fingerprint256);
  });

  it('are made anew with an authority that would not outlive them', async () => {
    await ensureCertificates(folder, ['identity'], now);
    const authority = certificateOf('authority');
    await ensureCertificates(folder, ['identity'], now + 3_500 * day);
    expect(certificateOf('authority').fingerprint256).not.toBe(authority.fingerprint256);
    expect(certificateOf('identity').verify(certificateOf('authority').publicKey)).toBe(true);
  });

  it('are made once by commands at the same time', async () => {
    const names = ['identity', 'gateway', 'casework'];
    await Promise.all([1, 2, 3, 4].map(() => ensureCertificates(folder, names, now)));
    for (const name of names) expect(certificateOf(name).verify(certificateOf('authority').publicKey)).toBe(true);
  });

  it.each(['tls.key', 'ca.crt'])('are replaced when %s is not the one that belongs to it', async (file) => {
    await ensureCertificates(folder, ['identity', 'gateway'], now);
    const foreign = file === 'tls.key' ? join(folder, 'gateway', file) : join(folder, 'gateway', 'tls.crt');
    writeFileSync(join(folder, 'identity', file), readFileSync(foreign));
    await ensureCertificates(folder, ['identity', 'gateway'], now);
    expect(readFileSync(join(folder, 'identity', file))).not.toEqual(readFileSync(foreign));
  });
});
