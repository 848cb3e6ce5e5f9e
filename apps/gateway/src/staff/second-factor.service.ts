import { Inject, Injectable } from '@nestjs/common';
import { type FactorKind } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { type Session } from '../session/session';
import { EnrolmentCodes } from './enrolment-codes';
import { type Factor, type FactorContent, isOfKind, type TotpSecret, type WebauthnCredential } from './factor';
import { FactorChallenges } from './factor-challenges';
import { Factors } from './factors';
import { LockOut } from './lock-out';
import { type FactorProofDto, type NewFactorDto } from './second-factor.dto';
import { describeTotp, findTotpStep, newTotpSecret } from './totp';
import { Webauthn } from './webauthn';

const wrong = (): AppError => new AppError('SESSION.FACTOR_WRONG');

/** Enrolling and proving a second factor. Every try is counted before it is judged. */
@Injectable()
export class SecondFactorService {
  constructor(
    @Inject(Factors) private readonly factors: Factors,
    @Inject(FactorChallenges) private readonly challenges: FactorChallenges,
    @Inject(EnrolmentCodes) private readonly codes: EnrolmentCodes,
    @Inject(LockOut) private readonly lockOut: LockOut,
    @Inject(Webauthn) private readonly webauthn: Webauthn,
  ) {}

  async look({ staffRef: ref }: Session): Promise<{ ref: string; generation: number; factors: Factor[] }> {
    const generation = await this.factors.generationOf(ref);
    return { ref, generation, factors: await this.factors.list(ref, generation) };
  }

  /**
   * Begins to enrol a factor. The first one takes an enrolment code, so that a stolen password enrols nothing; further ones
   * a session in which a factor was proved.
   */
  async beginEnrolment(session: Session, { kind, enrolmentCode }: NewFactorDto): Promise<object> {
    const { ref, generation, factors } = await this.look(session);
    if (session.factor !== 'proved') {
      if (factors.length > 0) throw new AppError('SESSION.FACTOR_PRESENT');
      await this.lockOut.attempt(ref, async () => {
        if (!this.codes.isCodeFor(ref, generation, enrolmentCode ?? '')) throw wrong();
        return Promise.resolve();
      });
    }
    const enrolment = { purpose: 'enrol', generation, place: factors.length + 1 } as const;
    if (kind === 'totp') {
      const totpSecret = newTotpSecret();
      const challengeId = await this.challenges.issue(session, { ...enrolment, totpSecret });
      return { challengeId, totp: describeTotp(totpSecret, session.person.name) };
    }
    const challengeId = await this.challenges.issue(session, enrolment);
    const user = { ref, name: session.person.name };
    return {
      challengeId,
      webauthn: await this.webauthn.registrationOptions(challengeId, user, credentialsOf(factors)),
    };
  }

  /** Ends an enrolment: the first answer that fits is kept, and proves the factor too. */
  async finishEnrolment(session: Session, challengeId: string, proof: FactorProofDto): Promise<void> {
    const { staffRef: ref } = session;
    const enrolment = await this.challenges.find(session, challengeId, 'enrol');
    if (enrolment === undefined || enrolment.generation !== (await this.factors.generationOf(ref))) throw wrong();
    const { generation, place, totpSecret } = enrolment;
    await this.lockOut.attempt(ref, async () => {
      const content = await this.judgeEnrolment(challengeId, totpSecret, proof);
      if (!(await this.challenges.use(challengeId))) throw wrong();
      if (!(await this.factors.add(ref, generation, place, content))) throw new AppError('SESSION.FACTOR_PRESENT');
      await this.useFirstStep(ref, generation, proof);
    });
  }

  /** A challenge for the authenticators that the person has; codes need none. */
  async challenge(session: Session): Promise<object> {
    const { factors } = await this.look(session);
    const challengeId = await this.challenges.issue(session, { purpose: 'prove' });
    const credentials = credentialsOf(factors);
    if (credentials.length === 0) throw new AppError('RESOURCE.NOT_FOUND');
    return { challengeId, webauthn: await this.webauthn.authenticationOptions(challengeId, credentials) };
  }

  /** Proves a factor. @throws AppError SESSION.FACTOR_WRONG, SESSION.FACTOR_USED, SESSION.LOCKED */
  async prove(session: Session, proof: FactorProofDto): Promise<void> {
    const { ref, factors } = await this.look(session);
    await this.lockOut.attempt(ref, () =>
      proof.code === undefined ? this.proveWebauthn(session, factors, proof) : this.proveTotp(factors, proof.code),
    );
  }

  private async judgeEnrolment(
    challengeId: string,
    totpSecret: string | undefined,
    { code, credential }: FactorProofDto,
  ): Promise<FactorContent> {
    if (totpSecret !== undefined) {
      if (code === undefined || findTotpStep(totpSecret, code, Date.now()) === undefined) throw wrong();
      return { kind: 'totp', secret: totpSecret };
    }
    const registered = credential === undefined ? undefined : await this.webauthn.register(challengeId, credential);
    if (registered === undefined) throw wrong();
    return registered;
  }

  /** The code that ended the enrolment is used up like any other. */
  private async useFirstStep(ref: string, generation: number, { code }: FactorProofDto): Promise<void> {
    if (code !== undefined) await this.proveTotp(await this.factors.list(ref, generation), code);
  }

  private async proveTotp(factors: readonly Factor[], code: string): Promise<void> {
    const now = Date.now();
    for (const factor of factors.filter((one): one is Factor & { content: TotpSecret } => isOfKind(one, 'totp'))) {
      const step = findTotpStep(factor.content.secret, code, now);
      if (step === undefined) continue;
      if (await this.factors.useStep(factor, step)) return;
      throw new AppError('SESSION.FACTOR_USED');
    }
    throw wrong();
  }

  private async proveWebauthn(
    session: Session,
    factors: readonly Factor[],
    { challengeId, credential }: FactorProofDto,
  ): Promise<void> {
    if (challengeId === undefined || credential === undefined) throw wrong();
    if ((await this.challenges.find(session, challengeId, 'prove')) === undefined) throw wrong();
    if (!(await this.challenges.use(challengeId))) throw wrong();
    const id = (credential as { id?: unknown }).id;
    const factor = factors.find((one) => isOfKind(one, 'webauthn') && one.content.credentialId === id);
    if (factor === undefined || !isOfKind(factor, 'webauthn')) throw wrong();
    const { counter, uses } = await this.factors.findCounter(factor, factor.content.counter);
    const next = await this.webauthn.authenticate(challengeId, credential, factor.content, counter);
    if (next === undefined) throw wrong();
    // An authenticator that does not count always says 0.
    if (next > 0 && !(await this.factors.noteCounter(factor, uses, next))) throw wrong();
  }
}

const credentialsOf = (factors: readonly Factor[]): WebauthnCredential[] =>
  factors.filter((one) => isOfKind(one, 'webauthn')).map(({ content }) => content);

/** Kinds a person has, each once, for pages. */
export const kindsOf = (factors: readonly Factor[]): FactorKind[] => [
  ...new Set(factors.map(({ content: { kind } }) => kind)),
];
