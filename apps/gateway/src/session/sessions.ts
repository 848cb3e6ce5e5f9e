import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, FIELD_SEAL, type FieldSeal, sha256Hex } from '@licensing/platform';
import { GatewayEnvironment } from '../gateway.config';
import { cookieNameFor, type CookieOptions, cookieOptionsFor } from './session-cookie';
import { SessionRepository } from './session.repository';
import { type Session, type SignedInPerson, type StaffRole } from './session';

const ID_BYTES = 32;
const ID_FORM = /^[\w-]{43}$/;
/** How long a session is believed without asking the store again. Sign-out at another gateway process takes effect after it. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;

type Sealed = Pick<Session, 'person' | 'roles'>;

/** Signed-in browsers: opened at sign-in under a new random id, ended at sign-out or after SESSION_TTL_SECONDS. */
@Injectable()
export class Sessions {
  readonly cookieName: string;
  readonly cookieOptions: CookieOptions;
  /** `ended`: signed out here; a look-up that was under way then must not bring it back. */
  private readonly known = new Map<string, { session: Session | 'ended'; until: number }>();

  constructor(
    @Inject(SessionRepository) private readonly repository: SessionRepository,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(GatewayEnvironment) private readonly config: Pick<GatewayEnvironment, 'PUBLIC_URL' | 'SESSION_TTL_SECONDS'>,
  ) {
    this.cookieName = cookieNameFor('session', config.PUBLIC_URL);
    this.cookieOptions = cookieOptionsFor(config.PUBLIC_URL);
  }

  /** Always under a new id, so that an id planted before sign-in is worth nothing. */
  async open(person: SignedInPerson, roles: readonly StaffRole[]): Promise<Session> {
    const id = randomBytes(ID_BYTES).toString('base64url');
    const expiresAt = new Date(Date.now() + this.config.SESSION_TTL_SECONDS * 1_000);
    const sealed = this.seal.seal({ person, roles } satisfies Sealed);
    await this.repository.insert({ _id: sha256Hex(id), sealed, expiresAt });
    return { id, person, roles, expiresAt };
  }

  /** @throws AppError SESSION.MISSING without a cookie, SESSION.EXPIRED when it is not, or no longer, a session's */
  async get(id: string | undefined): Promise<Session> {
    if (id === undefined || id === '') throw new AppError('SESSION.MISSING');
    if (!ID_FORM.test(id)) throw new AppError('SESSION.EXPIRED');
    const key = sha256Hex(id);
    const session = this.findKnown(key) ?? (await this.load(id, key));
    if (session.expiresAt.getTime() <= Date.now()) {
      this.known.delete(key);
      await this.repository.remove(key);
      throw new AppError('SESSION.EXPIRED');
    }
    return session;
  }

  async end(session: Session): Promise<void> {
    const key = sha256Hex(session.id);
    this.remember(key, 'ended');
    await this.repository.remove(key);
  }

  private findKnown(key: string): Session | undefined {
    const entry = this.known.get(key);
    if (entry === undefined || entry.until <= Date.now()) return undefined;
    if (entry.session === 'ended') throw new AppError('SESSION.EXPIRED');
    return entry.session;
  }

  private remember(key: string, session: Session | 'ended'): void {
    if (this.known.size >= CACHE_SIZE) this.known.clear();
    this.known.set(key, { session, until: Date.now() + CACHE_MS });
  }

  private async load(id: string, key: string): Promise<Session> {
    const stored = await this.repository.find(key);
    if (stored === undefined) throw new AppError('SESSION.EXPIRED');
    const { person, roles } = this.seal.open(stored.sealed) as Sealed;
    const session: Session = { id, person, roles, expiresAt: stored.expiresAt };
    const known = this.findKnown(key) ?? session;
    this.remember(key, known);
    return known;
  }
}
