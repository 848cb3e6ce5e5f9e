import { Controller, Get, HttpCode, HttpStatus, Inject, Param, Post, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { Describe } from '../openapi/describe';
import { type Session } from '../session/session';
import { StaffAccounts } from './staff-accounts';

/** What administrators do for accounts of staff; never for their own. */
@Controller('v1/staff')
export class StaffController {
  constructor(@Inject(StaffAccounts) private readonly accounts: StaffAccounts) {}

  @Get()
  @Permits('read', 'StaffAccount')
  @Describe({ summary: 'Staff who have signed in at least once', answer: 'StaffAccounts' })
  async list(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    void reply.header('cache-control', 'no-store');
    const accounts = await this.accounts.list();
    return {
      accounts: accounts.map(({ ref, name, roles, office, firstSeenAt }) => ({
        ref, name, roles, office, firstSeenAt: firstSeenAt.toISOString(),
      })),
    }; // prettier-ignore
  }

  @Get(':ref/enrolment-code')
  @Permits('reset', 'SecondFactor')
  @Describe({ summary: 'The code with which a member of staff enrols a first second factor', answer: 'EnrolmentCode' })
  enrolmentCode(
    @SignedIn() session: Session,
    @Param('ref', IdentifierPipe) ref: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    return this.accounts.enrolmentCode(session, ref);
  }

  @Post(':ref/enrolment-code')
  @Permits('reset', 'SecondFactor')
  @HttpCode(HttpStatus.CREATED)
  @Describe({
    summary: 'Resets a member of staff’s second factors, ends their sessions and makes a new code',
    status: 201,
    answer: 'EnrolmentCode',
  })
  reset(@SignedIn() session: Session, @Param('ref', IdentifierPipe) ref: string): Promise<object> {
    return this.accounts.reset(session, ref);
  }

  @Post(':ref/unlock')
  @Permits('unlock', 'StaffAccount')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Unlocks an account after wrong tries', status: 204 })
  async unlock(@SignedIn() session: Session, @Param('ref', IdentifierPipe) ref: string): Promise<void> {
    await this.accounts.unlock(session, ref);
  }
}
