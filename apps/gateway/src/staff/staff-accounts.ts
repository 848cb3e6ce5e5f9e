import { Inject, Injectable } from '@nestjs/common';
import { mayActOnAccount, type StaffRole } from '@licensing/domain';
import {
  AppError,
  FIELD_SEAL,
  type FieldSeal,
  LOGGER,
  type Logger,
  pseudonym,
  toIndexKey,
  toPlace,
} from '@licensing/platform';
import { GatewayEnvironment } from '../gateway.config';
import { type Session, type SignedInPerson } from '../session/session';
import { Sessions } from '../session/sessions';
import { EnrolmentCodes } from './enrolment-codes';
import { LockOut } from './lock-out';
import { StaffAccountsRepository } from './staff-accounts.repository';
import { STAFF_ACCOUNTS, type StaffAccount } from './staff.schema';

interface Sealed {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly office: string;
}

export interface KnownAccount extends Sealed {
  readonly ref: string;
  readonly firstSeenAt: Date;
}

export interface HandedCode {
  readonly ref: string;
  readonly generation: number;
  readonly code: string;
}

/** Accounts of staff, for those who look after them. */
@Injectable()
export class StaffAccounts {
  private readonly indexKey: Buffer;

  constructor(
    @Inject(StaffAccountsRepository) private readonly repository: StaffAccountsRepository,
    @Inject(LockOut) private readonly lockOut: LockOut,
    @Inject(EnrolmentCodes) private readonly codes: EnrolmentCodes,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(GatewayEnvironment) config: Pick<GatewayEnvironment, 'INDEX_KEY'>,
  ) {
    this.indexKey = toIndexKey(config.INDEX_KEY);
  }

  refOf(subject: string): string {
    return pseudonym(this.indexKey, 'staff', subject);
  }

  /** Notes a member of staff at sign-in. @throws LockedError */
  async admit({ subject, name }: SignedInPerson, roles: readonly StaffRole[], office: string): Promise<string> {
    const ref = this.refOf(subject);
    await this.lockOut.check(ref);
    if ((await this.repository.find(ref)) === undefined) {
      const sealed = this.seal.seal({ subject, name, roles, office } satisfies Sealed, toPlace(STAFF_ACCOUNTS, ref));
      await this.repository.insert({ _id: ref, sealed, at: new Date() });
    }
    return ref;
  }

  async list(): Promise<KnownAccount[]> {
    return (await this.repository.list()).map((stored) => this.toKnown(stored));
  }

  /** @throws AppError RESOURCE.NOT_FOUND, SESSION.FORBIDDEN on one's own account */
  async enrolmentCode(actor: Session, ref: string): Promise<HandedCode> {
    await this.getFor(actor, ref, 'reset', 'SecondFactor');
    this.log.info({ by: actor.staffRef, account: ref }, 'handed out an enrolment code');
    return this.handOut(ref, await this.repository.resets.count(ref));
  }

  /** A lost device: what was enrolled counts no more, the person's sessions end, and a new code is handed out. */
  async reset(actor: Session, ref: string): Promise<HandedCode> {
    const { subject } = await this.getFor(actor, ref, 'reset', 'SecondFactor');
    const generation = await this.repository.resets.append(ref, { by: actor.staffRef, at: new Date() });
    await this.sessions.endOthers(subject);
    this.log.info({ by: actor.staffRef, account: ref }, 'reset the second factors of an account');
    return this.handOut(ref, generation);
  }

  async unlock(actor: Session, ref: string): Promise<void> {
    await this.getFor(actor, ref, 'unlock', 'StaffAccount');
    await this.lockOut.unlock(ref, actor.staffRef);
    this.log.info({ by: actor.staffRef, account: ref }, 'unlocked an account');
  }

  private handOut(ref: string, generation: number): HandedCode {
    return { ref, generation, code: this.codes.codeFor(ref, generation) };
  }

  private async getFor(actor: Session, ref: string, action: string, subject: string): Promise<KnownAccount> {
    if (!mayActOnAccount(action, subject, actor.staffRef, ref)) throw new AppError('SESSION.FORBIDDEN');
    const stored = await this.repository.find(ref);
    if (stored === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return this.toKnown(stored);
  }

  private toKnown({ _id: ref, sealed, at }: StaffAccount): KnownAccount {
    const content = this.seal.open(sealed, toPlace(STAFF_ACCOUNTS, ref)) as Sealed;
    return { ...content, ref, firstSeenAt: at };
  }
}
