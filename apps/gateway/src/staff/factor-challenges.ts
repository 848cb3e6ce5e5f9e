import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FIELD_SEAL, type FieldSeal, sha256Hex, toPlace } from '@licensing/platform';
import { type Session } from '../session/session';
import { FactorsRepository } from './factors.repository';
import { FACTOR_CHALLENGES } from './staff.schema';

const TTL_MS = 10 * 60_000;
const BYTES = 32;

/** What a challenge is for, and what belongs to it. `enrolment` counts resets: a challenge from before one is worth nothing. */
export type ChallengeContent =
  | { readonly purpose: 'prove' }
  | { readonly purpose: 'enrol'; readonly generation: number; readonly place: number; readonly totpSecret?: string };

interface Sealed {
  readonly session: string;
  readonly content: ChallengeContent;
}

const placeOf = (id: string): string => toPlace(FACTOR_CHALLENGES, id);

/** Challenges: made for one session, good for a few minutes, answered once. */
@Injectable()
export class FactorChallenges {
  constructor(
    @Inject(FactorsRepository) private readonly repository: FactorsRepository,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async issue(session: Session, content: ChallengeContent): Promise<string> {
    const id = randomBytes(BYTES).toString('base64url');
    const sealed = this.seal.seal({ session: sha256Hex(session.id), content } satisfies Sealed, placeOf(id));
    await this.repository.insertChallenge({ _id: id, sealed, expiresAt: new Date(Date.now() + TTL_MS) });
    return id;
  }

  /** Undefined for one that is not there, too old, or another session's. */
  async find<P extends ChallengeContent['purpose']>(
    session: Session,
    id: string,
    purpose: P,
  ): Promise<Extract<ChallengeContent, { purpose: P }> | undefined> {
    const stored = await this.repository.findChallenge(id);
    if (stored === undefined || stored.expiresAt.getTime() <= Date.now()) return undefined;
    const { session: owner, content } = this.seal.open(stored.sealed, placeOf(id)) as Sealed;
    const isFitting = owner === sha256Hex(session.id) && content.purpose === purpose;
    return isFitting ? (content as Extract<ChallengeContent, { purpose: P }>) : undefined;
  }

  /** @returns whether it is the first to answer this challenge */
  use(id: string): Promise<boolean> {
    return this.repository.useChallenge(id);
  }
}
