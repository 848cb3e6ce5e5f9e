import { LOGGER, type Logger } from '@licensing/platform';
import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { redirectUrisOf, SandboxEnvironment } from '../sandbox.config';
import { type Account, Accounts } from './accounts';
import { originsOf } from './identity-provider';
import { askedLevels, nextLevel, toLevel } from './levels';
import { checkPage } from './pages/check.page';
import { noticePage } from './pages/layout.page';
import { signInPage } from './pages/sign-in.page';
import { pageHeaders } from './pages/style';
import { type PendingCheck, PendingChecks } from './pending-checks';
import { WrongTries } from './wrong-tries';

/** Injection token of the OpenID Connect provider. */
export const IDENTITY_PROVIDER = Symbol('identity provider');

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Reasons for asking a person who is signed in already: only for more proof, not for the password again. */
const LEVEL_REASONS: ReadonlySet<string> = new Set(['acr_values', 'essential_acr', 'essential_acrs']);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The pages between an authorisation request and its answer: the password, and what is asked beyond it. */
@Controller('sign-in/:uid')
export class SignInController {
  private readonly formTargets: readonly string[];

  constructor(
    private readonly accounts: Accounts,
    private readonly wrongTries: WrongTries,
    private readonly pending: PendingChecks,
    @Inject(IDENTITY_PROVIDER) private readonly provider: Provider,
    @Inject(LOGGER) private readonly log: Logger,
    config: SandboxEnvironment,
  ) {
    this.formTargets = originsOf(redirectUrisOf(config));
  }

  @Get()
  async show(
    @Param('uid') uid: string,
    @Query('login') chosen: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interaction = await this.findInteraction(uid, request, reply);
    if (!interaction) return;
    const known = this.pendingOf(interaction);
    if (known !== undefined) await this.goOn(interaction, known, request, reply);
    else this.showForm(reply, uid, text(chosen) || text(interaction.params['login_hint']), false);
  }

  @Post()
  async submit(
    @Param('uid') uid: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interaction = await this.findInteraction(uid, request, reply);
    if (!interaction) return;
    if (text(body?.['cancel']) !== '') {
      await this.leave(uid, request, reply);
      return;
    }
    const login = text(body?.['login']).slice(0, 64);
    const name = this.accounts.nameOf(login);
    if (this.isLocked(name, reply)) return;
    const account = this.accounts.findBySecret(login, text(body?.['password']));
    if (!account) {
      this.wrongTries.note(name);
      if (!this.isLocked(name, reply)) this.showForm(reply.status(HttpStatus.UNAUTHORIZED), uid, login, true);
      return;
    }
    this.wrongTries.forget(name);
    await this.goOn(interaction, { accountId: account.id, reached: account.acr }, request, reply);
  }

  /** What was asked beyond the password. */
  @Post('check')
  async check(
    @Param('uid') uid: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interaction = await this.findInteraction(uid, request, reply);
    if (!interaction) return;
    const known = this.pendingOf(interaction);
    const level = known && nextLevel(known.reached, askedLevels(interaction.params));
    if (known === undefined || level === undefined || text(body?.['confirm']) === '') {
      await this.leave(uid, request, reply);
      return;
    }
    const account = this.accounts.findById(known.accountId);
    const name = account?.person.idNumber ?? '';
    if (this.isLocked(name, reply)) return;
    if (level === 'real-name' && text(body?.['idNumber']).trim().toUpperCase() !== name) {
      this.wrongTries.note(name);
      if (!this.isLocked(name, reply)) await this.goOn(interaction, known, request, reply, true);
      return;
    }
    // A page that was shown for another level proves nothing about this one.
    const reached = text(body?.['level']) === level ? level : known.reached;
    await this.goOn(interaction, { ...known, reached }, request, reply);
  }

  /** Asks for the next thing to prove, or ends the sign-in at the level that was reached. */
  private async goOn(
    interaction: Interaction,
    known: PendingCheck,
    request: FastifyRequest,
    reply: FastifyReply,
    failed = false,
  ): Promise<void> {
    const { uid, params } = interaction;
    const level = nextLevel(known.reached, askedLevels(params));
    const account = this.accounts.findById(known.accountId);
    if (level === undefined || level === 'password' || account === undefined) {
      this.pending.remove(uid);
      await this.finish(request, reply, { login: { accountId: known.accountId, acr: known.reached, remember: false } });
      return;
    }
    this.pending.set(uid, known);
    const { name } = account.person;
    const status = failed ? HttpStatus.UNAUTHORIZED : HttpStatus.OK;
    const action = `/sign-in/${encodeURIComponent(uid)}/check`;
    const idNumber = failed ? undefined : this.shownNumberOf(account);
    this.send(reply.status(status), checkPage({ action, level, name, failed, idNumber }));
  }

  /** Whose password was right in this sign-in, or who is signed in here and is only asked for more. */
  private pendingOf({ uid, session, prompt }: Interaction): PendingCheck | undefined {
    const pending = this.pending.find(uid);
    if (pending !== undefined) return pending;
    if (session === undefined || !prompt.reasons.every((reason) => LEVEL_REASONS.has(reason))) return undefined;
    return { accountId: session.accountId, reached: toLevel(session.acr) };
  }

  private shownNumberOf({ person: { idNumber } }: Account): string | undefined {
    return this.accounts.demoAccounts().some(({ login }) => login.idNumber === idNumber) ? idNumber : undefined;
  }

  private isLocked(name: string, reply: FastifyReply): boolean {
    const seconds = this.wrongTries.lockedFor(name);
    if (seconds === 0) return false;
    const minutes = Math.ceil(seconds / 60);
    const page = noticePage(
      '账号已暂时锁定',
      `错误次数过多，请约 ${minutes} 分钟后再试。`,
      `Too many wrong tries. Try again in about ${minutes} minutes.`,
    );
    this.send(reply.status(HttpStatus.TOO_MANY_REQUESTS).header('retry-after', String(seconds)), page);
    return true;
  }

  private leave(uid: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.pending.remove(uid);
    return this.finish(request, reply, { error: 'access_denied', error_description: 'the person cancelled' });
  }

  /** Undefined, and the page that says so, when the sign-in is over, never was, or belongs to another browser. */
  private async findInteraction(
    uid: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Interaction | undefined> {
    try {
      const interaction = await this.provider.interactionDetails(request.raw, reply.raw);
      if (interaction.uid === uid && interaction.prompt.name === 'login') return interaction;
    } catch (error) {
      this.log.debug({ err: error }, 'no such sign-in');
    }
    const page = noticePage(
      '登录已过期',
      '请返回原页面重新登录。',
      'This sign-in has expired. Go back to the page you came from and start again.',
    );
    this.send(reply.status(HttpStatus.GONE), page);
    return undefined;
  }

  private async finish(
    request: FastifyRequest,
    reply: FastifyReply,
    result: Parameters<Provider['interactionResult']>[2],
  ): Promise<void> {
    const next = await this.provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: false,
    });
    await reply.redirect(next, HttpStatus.SEE_OTHER);
  }

  private showForm(reply: FastifyReply, uid: string, login: string, failed: boolean): void {
    const action = `/sign-in/${encodeURIComponent(uid)}`;
    this.send(reply, signInPage({ action, login, failed, demoAccounts: this.accounts.demoAccounts() }));
  }

  private send(reply: FastifyReply, body: string): void {
    void reply.headers(pageHeaders(this.formTargets)).type('text/html; charset=utf-8').send(body);
  }
}
