import { Body, Controller, Get, HttpCode, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Access } from '../access/access';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { Describe, PAGE_PARAMETERS } from '../openapi/describe';
import { type Session } from '../session/session';
import { NewApplicationDto, StatusQuery } from './application.dto';
import { toApplicationAnswer, toSubmittedAnswer, toSummaryAnswer } from './application.mapper';
import { ApplicationsService } from './applications.service';

@Controller('v1/applications')
export class ApplicationsController {
  constructor(@Inject(ApplicationsService) private readonly applications: ApplicationsService) {}

  @Post()
  @Access('applicant')
  @HttpCode(HttpStatus.ACCEPTED)
  @Describe({
    summary: 'Submits a draft; the same draft again is the same application',
    status: 202,
    answer: 'Submitted',
    body: 'NewApplication',
  })
  async submit(
    @SignedIn() { person }: Session,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const submission = await this.applications.submit(person, readRequest(NewApplicationDto, body).draftId);
    void reply.header('location', `/v1/applications/${submission.applicationId}`);
    return toSubmittedAnswer(submission);
  }

  @Get()
  @Access('applicant')
  @Describe({ summary: 'Your applications', answer: 'Applications', query: PAGE_PARAMETERS })
  async list(@SignedIn() session: Session, @Query() query: unknown): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { applications, total } = await this.applications.list(session, limit, offset);
    return { applications: applications.map(toSummaryAnswer), total, limit, offset };
  }

  @Get(':id')
  @Access('applicant')
  @Describe({
    summary: 'Where an application stands, its steps and its history',
    answer: 'Application',
    query: [
      {
        name: 'wait',
        description: 'Hold the answer until the application is settled, at most 30 seconds',
        type: 'integer',
      },
    ],
  })
  async get(
    @SignedIn() session: Session,
    @Param('id', IdentifierPipe) id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { wait } = readRequest(StatusQuery, query);
    void reply.header('cache-control', 'no-store');
    const { applications } = this;
    return toApplicationAnswer(
      wait === 0 ? await applications.get(session, id) : await applications.getSettled(session, id, wait * 1_000),
    );
  }
}
