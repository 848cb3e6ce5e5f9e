import { Inject, Injectable } from '@nestjs/common';
import { FIELD_SEAL, type FieldSeal } from '@licensing/platform';
import { type SignInChecks } from './identity-provider';

/** How long a person may take at the identity provider. */
const TTL_MS = 10 * 60_000;
export const SIGN_IN_TTL_SECONDS = TTL_MS / 1_000;
const PLACE = 'cookie/sign-in';

export interface BegunSignIn extends SignInChecks {
  readonly returnTo: string;
  /** Who was signed in when a higher level was asked for: nobody else may come back. */
  readonly subject?: string;
}

/** A begun sign-in, sealed into a cookie: no store is needed for those who never come back. */
@Injectable()
export class SignInCookie {
  constructor(@Inject(FIELD_SEAL) private readonly seal: FieldSeal) {}

  write(begun: BegunSignIn): string {
    return this.seal.seal({ until: Date.now() + TTL_MS, begun }, PLACE);
  }

  /** Undefined for what was not sealed here for this purpose, or too long ago. */
  read(cookie: string | undefined): BegunSignIn | undefined {
    if (cookie === undefined) return undefined;
    try {
      const { until, begun } = this.seal.open(cookie, PLACE) as { until: number; begun: BegunSignIn };
      return until > Date.now() ? begun : undefined;
    } catch {
      return undefined;
    }
  }
}
