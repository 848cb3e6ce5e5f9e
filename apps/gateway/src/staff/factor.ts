import { type FactorKind } from '@licensing/domain';

/** What is kept of an authenticator that speaks WebAuthn. */
export interface WebauthnCredential {
  readonly kind: 'webauthn';
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What is kept of an app that makes one-time passwords. */
export interface TotpSecret {
  readonly kind: 'totp';
  /** Base 32. */
  readonly secret: string;
}

export type FactorContent = WebauthnCredential | TotpSecret;

export interface Factor {
  readonly id: string;
  readonly content: FactorContent;
  readonly enrolledAt: Date;
}

export const isOfKind = <K extends FactorKind>(
  factor: Factor,
  kind: K,
): factor is Factor & { readonly content: Extract<FactorContent, { kind: K }> } => factor.content.kind === kind;
