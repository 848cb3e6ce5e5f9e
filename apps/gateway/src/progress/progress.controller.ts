import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { PurposeQuery } from '../applications/application.dto';
import { ApplicationsService } from '../applications/applications.service';
import { IdentifierPipe } from '../http/identifier.pipe';
import { readRequest } from '../http/read-request';
import { Describe, PURPOSE_PARAMETER } from '../openapi/describe';
import { type Session } from '../session/session';
import { ProgressHub } from './progress-hub';
import { ProgressStream, type Sink } from './progress-stream';

/** A reader that is this far behind is let go; it comes back with the last id it has. */
const MAX_BACKLOG_BYTES = 256 * 1024;

/** Number of the last record the reader has: what is not a number is taken for none. */
const toLastSeen = (header: string | undefined): number =>
  header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : 0;

@Controller('v1/applications')
export class ProgressController {
  constructor(
    @Inject(ApplicationsService) private readonly applications: ApplicationsService,
    @Inject(ProgressHub) private readonly hub: ProgressHub,
  ) {}

  @Get(':id/progress')
  @Permits('read', 'Application')
  @Describe({
    summary: 'An application’s records as server-sent events: first what is past, then live, until it is settled',
    media: 'text/event-stream',
    query: [PURPOSE_PARAMETER],
    headers: [{ name: 'Last-Event-ID', description: 'Number of the last record you have' }],
  })
  async follow(
    @SignedIn() session: Session,
    @Param('id', IdentifierPipe) id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { purpose } = readRequest(PurposeQuery, query);
    const read = () => this.applications.get({ session, purpose }, id);
    // Listening begins before the ledger is read, so that nothing falls in between; until then an event is only a hint.
    const following: { stream?: ProgressStream; isStale: boolean } = { isStale: false };
    const doubt = (): void => {
      following.isStale = true;
      following.stream?.onDoubt();
    };
    const leave = this.hub.listen(id, {
      onEvent: (event) => {
        if (following.stream === undefined) doubt();
        else following.stream.onEvent(event);
      },
      onDoubt: doubt,
      onClose: () => following.stream?.onClose(),
    });
    try {
      const application = await read();
      const stream = new ProgressStream(openStream(reply, leave), read, toLastSeen(lastEventId));
      following.stream = stream;
      reply.raw.once('close', () => {
        stream.stop();
      });
      stream.begin(application);
      if (following.isStale) stream.onDoubt();
      if (this.hub.isClosed) stream.onClose();
    } catch (error) {
      leave();
      throw error;
    }
  }
}

function openStream(reply: FastifyReply, onEnd: () => void): Sink {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const end = (): void => {
    onEnd();
    if (!raw.writableEnded) raw.end();
  };
  return {
    write: (text) => {
      if (raw.writableLength > MAX_BACKLOG_BYTES) end();
      else if (!raw.writableEnded) raw.write(text);
    },
    end,
  };
}
