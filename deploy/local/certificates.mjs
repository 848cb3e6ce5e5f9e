import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withLock } from './lock.mjs';

const day = 86_400_000;
const lifetime = { authority: 3_650 * day, leaf: 90 * day };
// A leaf that would end within a month is replaced; an authority must outlive every leaf that it signs.
const remaining = { authority: 2 * lifetime.leaf, leaf: 30 * day };
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The name of a service between services: the part of its certificate that is checked. */
export const serviceUri = (name) => `spiffe://licensing.local/${name}`;

/** The settings that show a service its own certificate, its key, and the authority that it believes. */
export function certificateSettings(folder, name) {
  const own = join(folder, name);
  return {
    TLS_CA_FILE: join(own, 'ca.crt'),
    TLS_CERT_FILE: join(own, 'tls.crt'),
    TLS_KEY_FILE: join(own, 'tls.key'),
  };
}

/**
 * Makes sure that every named service has a certificate with a month left at least: one folder each, with its own key
 * and the authority's certificate. The authority is made at the first start, and its key stays in `authority/`. Of two
 * commands at once, one waits for the other.
 */
export async function ensureCertificates(folder, names, now = Date.now()) {
  const isAuthorityUsable = () => hasTimeLeft(folder, 'authority', now + remaining.authority);
  const isLeafUsable = (name) => hasTimeLeft(folder, name, now + remaining.leaf) && isOfAuthority(folder, name);
  if (isAuthorityUsable() && names.every(isLeafUsable)) return;
  await withLock(`${folder}.lock`, async () => {
    if (!isAuthorityUsable()) await makeAuthority(folder, now);
    for (const name of names.filter((one) => !isLeafUsable(one))) await makeLeaf(folder, name, now);
  });
}

async function makeAuthority(folder, now) {
  const x509 = loadX509();
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Smart Licensing local authority',
    ...validity(now, lifetime.authority),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await writeIdentity(folder, 'authority', keys, certificate.toString('pem'), certificate.toString('pem'));
}

async function makeLeaf(folder, name, now) {
  const x509 = loadX509();
  const authority = certificateSettings(folder, 'authority');
  const issuer = readFileSync(authority.TLS_CERT_FILE, 'utf8');
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: new x509.X509Certificate(issuer).subject,
    ...validity(now, lifetime.leaf),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.TLS_KEY_FILE),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth, x509.ExtendedKeyUsage.serverAuth], true),
      new x509.SubjectAlternativeNameExtension([
        { type: 'url', value: serviceUri(name) },
        ...[name, 'localhost'].map((value) => ({ type: 'dns', value })),
        { type: 'ip', value: '127.0.0.1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(new x509.X509Certificate(issuer)),
    ],
  });
  await writeIdentity(folder, name, keys, certificate.toString('pem'), issuer);
}

// The certificate is written last: a set that was interrupted does not look complete.
async function writeIdentity(folder, name, keys, certificate, authority) {
  const files = certificateSettings(folder, name);
  mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  writeWhole(files.TLS_CA_FILE, authority, 0o644);
  writeWhole(files.TLS_KEY_FILE, toPem(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)), 0o600);
  writeWhole(files.TLS_CERT_FILE, certificate, 0o644);
}

function writeWhole(path, text, mode) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text.endsWith('\n') ? text : `${text}\n`, { mode });
  chmodSync(draft, mode);
  renameSync(draft, path);
}

function hasTimeLeft(folder, name, until) {
  const files = certificateSettings(folder, name);
  return Object.values(files).every(existsSync) && Date.parse(readCertificate(files.TLS_CERT_FILE).validTo) > until;
}

/** Whether a service has its own key and a certificate of the authority that stands here now. */
function isOfAuthority(folder, name) {
  const files = certificateSettings(folder, name);
  const certificate = readCertificate(files.TLS_CERT_FILE);
  const authority = readCertificate(certificateSettings(folder, 'authority').TLS_CERT_FILE);
  return (
    readCertificate(files.TLS_CA_FILE).fingerprint256 === authority.fingerprint256 &&
    certificate.verify(authority.publicKey) &&
    certificate.checkPrivateKey(createPrivateKey(readFileSync(files.TLS_KEY_FILE)))
  );
}

function readCertificate(path) {
  return new X509Certificate(readFileSync(path));
}

// A minute back: clocks of machines differ.
function validity(now, lasting) {
  return { notBefore: new Date(now - 60_000), notAfter: new Date(now + lasting) };
}

async function readKey(path) {
  const der = Buffer.from(readFileSync(path, 'utf8').replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

function toPem(der) {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g);
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n');
}

// Loaded here because npm packages may be installed only after this module is.
function loadX509() {
  const load = createRequire(import.meta.url);
  load('reflect-metadata');
  return load('@peculiar/x509');
}
