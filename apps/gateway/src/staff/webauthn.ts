import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'; // prettier-ignore
import { GatewayEnvironment } from '../gateway.config';
import { type WebauthnCredential } from './factor';

type RegistrationResponse = Parameters<typeof verifyRegistrationResponse>[0]['response'];
type AuthenticationResponse = Parameters<typeof verifyAuthenticationResponse>[0]['response'];

const RP_NAME = 'Smart Licensing 智慧审批';

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64url, 'base64url'));

/** Registration and authentication by WebAuthn (W3C, level 2) for the site that PUBLIC_URL names; the authenticator must verify its user. */
@Injectable()
export class Webauthn {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(@Inject(GatewayEnvironment) config: Pick<GatewayEnvironment, 'PUBLIC_URL'>) {
    const { origin, hostname } = new URL(config.PUBLIC_URL);
    this.origin = origin;
    this.rpId = hostname;
  }

  /** @param challenge base64url */
  registrationOptions(
    challenge: string,
    user: { readonly ref: string; readonly name: string },
    known: readonly WebauthnCredential[],
  ): Promise<object> {
    return generateRegistrationOptions({
      rpName: RP_NAME,
      rpID: this.rpId,
      userName: user.name,
      userDisplayName: user.name,
      userID: Uint8Array.from(Buffer.from(user.ref)),
      challenge: bytesOf(challenge),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
      excludeCredentials: known.map(toDescriptor),
    });
  }

  /** The credential of a good answer; undefined for any other. */
  async register(challenge: string, response: object): Promise<WebauthnCredential | undefined> {
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response as RegistrationResponse,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        requireUserVerification: true,
      });
      if (!verified) return undefined;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      return {
        kind: 'webauthn', credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter,
        transports: transports.filter((transport) => typeof transport === 'string'),
      }; // prettier-ignore
    } catch {
      // The library throws for whatever does not fit, malformed input included: all of it is one refusal.
      return undefined;
    }
  }

  authenticationOptions(challenge: string, known: readonly WebauthnCredential[]): Promise<object> {
    return generateAuthenticationOptions({
      rpID: this.rpId,
      challenge: bytesOf(challenge),
      userVerification: 'required',
      allowCredentials: known.map(toDescriptor),
    });
  }

  /** The authenticator's counter in a good answer; undefined for any other, one whose counter did not grow included. */
  async authenticate(
    challenge: string,
    response: object,
    { credentialId, publicKey, transports }: WebauthnCredential,
    counter: number,
  ): Promise<number | undefined> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: response as AuthenticationResponse,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpId,
        requireUserVerification: true,
        credential: { id: credentialId, publicKey: bytesOf(publicKey), counter, transports: [...transports] },
      });
      return verified ? authenticationInfo.newCounter : undefined;
    } catch {
      return undefined;
    }
  }
}

const toDescriptor = ({ credentialId, transports }: WebauthnCredential): { id: string; transports: string[] } => ({
  id: credentialId,
  transports: [...transports],
});
