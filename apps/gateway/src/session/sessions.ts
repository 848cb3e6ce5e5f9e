import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { STAFF_IDLE_SECONDS } from '@licensing/domain';
import { AppError, FIELD_SEAL, type FieldSeal, pseudonym, sha256Hex, toIndexKey, toPlace } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { GatewayEnvironment } from '../gateway.config';
import { LastSeen } from './last-seen';
import { cookieNameFor, type CookieOptions, cookieOptionsFor } from './session-cookie';
import { isStaff, type Session, type SignedInAs } from './session';
import { SessionRepository } from './session.repository';
import { SESSIONS } from './session.schema';

const ID_BYTES = 32;
const ID_FORM = /^[\w-]{43}$/;
/** How long a session is believed without asking the store again. What another gateway process ended, ends here after it. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;

type Sealed = SignedInAs & Pick<Session, 'browser'>;
type Settings = Pick<GatewayEnvironment, 'PUBLIC_URL' | 'SESSION_TTL_SECONDS' | 'SESSION_IDLE_SECONDS' | 'INDEX_KEY'>;

/** A session of a person as a list shows it. */
export interface Device extends Pick<Session, 'browser' | 'createdAt' | 'expiresAt'> {
  readonly id: string;
  /** `_id` of the stored session. */
  readonly key: string;
  readonly lastSeenAt: Date;
}

/**
 * Signed-in browsers: opened at sign-in under a new random id, ended at sign-out, by their person from elsewhere, when
 * idle, or after SESSION_TTL_SECONDS.
 */
@Injectable()
export class Sessions {
  readonly cookieName: string;
  readonly cookieOptions: CookieOptions;
  private readonly indexKey: Buffer;
  /** `ended`: ended here; a look-up that was under way then must not bring it back. */
  private readonly known = new Map<string, { session: Session | 'ended'; until: number }>();

  constructor(
    @Inject(SessionRepository) private readonly repository: SessionRepository,
    @Inject(LastSeen) private readonly lastSeen: LastSeen,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(GatewayEnvironment) private readonly config: Settings,
  ) {
    this.cookieName = cookieNameFor('session', config.PUBLIC_URL);
    this.cookieOptions = cookieOptionsFor(config.PUBLIC_URL);
    this.indexKey = toIndexKey(config.INDEX_KEY);
  }

  /**
   * Always under a new id, so that an id planted before sign-in is worth nothing.
   *
   * @param replaced the cookie of a session that ends with this
   */
  async open(as: SignedInAs, browser: string, replaced?: string): Promise<Session> {
    const id = randomBytes(ID_BYTES).toString('base64url');
    const key = sha256Hex(id);
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + this.config.SESSION_TTL_SECONDS * 1_000);
    const { person, roles, office, staffRef, factor, signIn } = as;
    const kept: Sealed = { person, roles, office, staffRef, factor, signIn, browser };
    const sealed = this.seal.seal(kept, placeOf(key));
    await this.repository.insert({ _id: key, sealed, createdAt, expiresAt });
    await this.repository.append(this.refOf(person.subject), key, createdAt);
    if (replaced !== undefined && ID_FORM.test(replaced)) await this.endByKey(sha256Hex(replaced));
    return { ...kept, id, createdAt, expiresAt };
  }

  /** Gives a browser the cookie of its session. */
  give(session: Session, reply: FastifyReply): void {
    void reply
      .setCookie(this.cookieName, session.id, { ...this.cookieOptions, maxAge: this.config.SESSION_TTL_SECONDS })
      .header('cache-control', 'no-store');
  }

  /** @throws AppError SESSION.MISSING without a cookie, SESSION.EXPIRED when it is not, or no longer, a session's */
  async get(id: string | undefined): Promise<Session> {
    if (id === undefined || id === '') throw new AppError('SESSION.MISSING');
    if (!ID_FORM.test(id)) throw new AppError('SESSION.EXPIRED');
    const key = sha256Hex(id);
    const session = this.findKnown(key) ?? (await this.load(id, key));
    const isLive = session.expiresAt.getTime() > Date.now();
    if (!isLive || !(await this.lastSeen.touch(key, session.createdAt, this.idleMsOf(session)))) {
      await this.endByKey(key, session.createdAt);
      throw new AppError('SESSION.EXPIRED');
    }
    return session;
  }

  /** The session of a cookie, where it is one. */
  async find(id: string | undefined): Promise<Session | undefined> {
    try {
      return await this.get(id);
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('SESSION.')) return undefined;
      throw error;
    }
  }

  async end(session: Session): Promise<void> {
    await this.endByKey(sha256Hex(session.id), session.createdAt);
  }

  /** A person's live sessions, newest first. */
  async listOf(subject: string): Promise<Device[]> {
    const since = new Date(Date.now() - this.config.SESSION_TTL_SECONDS * 1_000);
    const keys = await this.repository.listSince(this.refOf(subject), since);
    const devices = await Promise.all(keys.map((key) => this.findDevice(key)));
    return devices.filter((device) => device !== undefined);
  }

  /** Ends one of a person's sessions. @returns false when the person has no such one */
  async endDevice(subject: string, id: string): Promise<boolean> {
    const found = (await this.listOf(subject)).find((device) => device.id === id);
    if (found !== undefined) await this.endByKey(found.key, found.createdAt);
    return found !== undefined;
  }

  /** Ends all of a person's sessions but one. */
  async endOthers(subject: string, kept?: Session): Promise<void> {
    const keptKey = kept === undefined ? '' : sha256Hex(kept.id);
    for (const { key, createdAt } of await this.listOf(subject)) {
      if (key !== keptKey) await this.endByKey(key, createdAt);
    }
  }

  /** Names a session in the list of devices: shows nothing of its cookie. */
  deviceIdOf(session: Session): string {
    return this.deviceIdOfKey(sha256Hex(session.id));
  }

  private async findDevice(key: string): Promise<Device | undefined> {
    const stored = await this.repository.find(key);
    if (stored === undefined || stored.expiresAt.getTime() <= Date.now()) return undefined;
    const { createdAt, expiresAt } = stored;
    const { roles, browser } = this.seal.open(stored.sealed, placeOf(key)) as Sealed;
    const lastSeenAt = await this.lastSeen.find(key, createdAt, this.idleMsOf({ roles }));
    return { id: this.deviceIdOfKey(key), key, browser, createdAt, expiresAt, lastSeenAt };
  }

  private async endByKey(key: string, createdAt?: Date): Promise<void> {
    this.remember(key, 'ended');
    this.lastSeen.forget(key);
    const since = createdAt ?? (await this.repository.find(key))?.createdAt;
    await this.repository.remove(key, since === undefined ? [] : this.lastSeen.windowsSince(since));
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
    const known = this.findKnown(key) ?? this.toSession(id, key, stored);
    this.remember(key, known);
    return known;
  }

  private toSession(id: string, key: string, stored: { sealed: string; createdAt: Date; expiresAt: Date }): Session {
    const sealed = this.seal.open(stored.sealed, placeOf(key)) as Sealed;
    return { ...sealed, id, createdAt: stored.createdAt, expiresAt: stored.expiresAt };
  }

  private idleMsOf(session: Pick<Session, 'roles'>): number {
    const everybody = this.config.SESSION_IDLE_SECONDS;
    return (isStaff(session) ? Math.min(everybody, STAFF_IDLE_SECONDS) : everybody) * 1_000;
  }

  private refOf(subject: string): string {
    return pseudonym(this.indexKey, 'session', subject);
  }

  private deviceIdOfKey(key: string): string {
    return pseudonym(this.indexKey, 'device', key);
  }
}

const placeOf = (key: string): string => toPlace(SESSIONS, key);
