import { Controller, Delete, Get, HttpCode, HttpStatus, Inject, Param, Res } from '@nestjs/common';
import { AppError, Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { Describe } from '../openapi/describe';
import { type Session } from './session';
import { Sessions } from './sessions';

/** Where a person is signed in. Everything here is about the caller's own sessions. */
@Controller('v1/devices')
export class DevicesController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Get()
  @Permits('read', 'Device')
  @Describe({ summary: 'Where you are signed in', answer: 'Devices' })
  async list(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    void reply.header('cache-control', 'no-store');
    const own = this.sessions.deviceIdOf(session);
    const devices = await this.sessions.listOf(session.person.subject);
    return {
      devices: devices.map(({ id, browser, createdAt, expiresAt, lastSeenAt }) => ({
        id, browser, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(), isThis: id === own,
      })),
    }; // prettier-ignore
  }

  @Delete(':id')
  @Permits('erase', 'Device')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Signs one of them out', status: 204 })
  async end(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<void> {
    if (!(await this.sessions.endDevice(person.subject, id))) throw new AppError('RESOURCE.NOT_FOUND');
  }

  @Delete()
  @Permits('erase', 'Device')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Signs all of them out but this one', status: 204 })
  async endOthers(@SignedIn() session: Session): Promise<void> {
    await this.sessions.endOthers(session.person.subject, session);
  }
}
