import { timingSafeEqual } from 'node:crypto';
import { keyedHash, toIndexKey } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { GatewayEnvironment } from '../gateway.config';

export const CSRF_HEADER = 'x-csrf-token';

/** A token that only a page which may read `GET /v1/session` can know: HMAC-SHA-256 of the session id. */
@Injectable()
export class CsrfTokens {
  private readonly key: Buffer;

  constructor(@Inject(GatewayEnvironment) config: Pick<GatewayEnvironment, 'INDEX_KEY'>) {
    this.key = toIndexKey(config.INDEX_KEY);
  }

  tokenOf(sessionId: string): string {
    return keyedHash(this.key, 'gateway csrf', sessionId).toString('base64url');
  }

  isTokenOf(sessionId: string, offered: unknown): boolean {
    if (typeof offered !== 'string') return false;
    const expected = Buffer.from(this.tokenOf(sessionId));
    const given = Buffer.from(offered);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
