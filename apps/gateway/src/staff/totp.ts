import { Secret, TOTP } from 'otpauth';
import { create } from 'qrcode';

const ISSUER = 'Smart Licensing 智慧审批';
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Clocks differ: the step before and the step after are taken too. */
const TOLERATED_STEPS = 1;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });

/** A new secret (RFC 4226: 160 bits), base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The step (RFC 6238) that a code belongs to; undefined when it is not one of now. */
export function findTotpStep(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: TOLERATED_STEPS });
  return delta === null ? undefined : Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
}

/** What an authenticator app is given: as text, as an address, and as a QR code's modules in one SVG path. */
export function describeTotp(secret: string, label: string): object {
  const uri = totpOf(secret, label).toString();
  const { size, data } = create(uri, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at] === 1);
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('');
  return { secret, uri, qr: { size, path } };
}
