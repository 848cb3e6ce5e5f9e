import { LOGGER, type Logger } from '@licensing/platform';
import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { redirectUrisOf, SandboxEnvironment } from '../sandbox.config';
import { Accounts } from './accounts';
import { originsOf } from './identity-provider';
import { noticePage } from './pages/layout.page';
import { signInPage } from './pages/sign-in.page';
import { pageHeaders } from './pages/style';

/** Injection token of the OpenID Connect provider. */
export const IDENTITY_PROVIDER = Symbol('identity provider');

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The pages between an authorisation request and its answer. */
@Controller('sign-in/:uid')
export class SignInController {
  private readonly formTargets: readonly string[];

  constructor(
    private readonly accounts: Accounts,
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
    this.showForm(reply, uid, text(chosen) || text(interaction.params['login_hint']), false);
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
      await this.finish(request, reply, { error: 'access_denied', error_description: 'the person cancelled' });
      return;
    }
    const login = text(body?.['login']);
    const account = this.accounts.findBySecret(login, text(body?.['password']));
    if (!account) {
      this.showForm(reply.status(HttpStatus.UNAUTHORIZED), uid, login.slice(0, 64), true);
      return;
    }
    await this.finish(request, reply, { login: { accountId: account.id, acr: account.acr, remember: false } });
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
