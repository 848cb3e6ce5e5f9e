import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { LicenceTypes } from '../licence-types/licence-types';
import { Describe, PAGE_PARAMETERS, PURPOSE_PARAMETER } from '../openapi/describe';
import { type Session } from '../session/session';
import { AnswerDto, NewApplicationDto, StatusQuery } from './application.dto';
import { toApplicationAnswer, toSubmittedAnswer, toSummaryAnswer } from './application.mapper';
import { ApplicationsService } from './applications.service';

@Controller('v1/applications')
export class ApplicationsController {
  constructor(
    @Inject(ApplicationsService) private readonly applications: ApplicationsService,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
  ) {}

  @Post()
  @Permits('submit', 'Application')
  @HttpCode(HttpStatus.ACCEPTED)
  @Describe({
    summary: 'Submits a draft; the same draft again is the same application',
    details:
      'Registries are asked again first: what they have changed is told with 409 DRAFT.CHANGED and `changes`, stands in the draft with what was there before, and is confirmed by submitting again with the `version` that the answer names, in the body or as its ETag in If-Match; without it the changes are told again. Material that is asked for and was not given is named in one answer with its law (422), as are documents of another kind. Documents that are still to be read are no obstacle.',
    status: 202,
    answer: 'Submitted',
    body: 'NewApplication',
    headers: [{ name: 'If-Match', description: 'The ETag of the draft as you have seen it, instead of `version`' }],
  })
  async submit(
    @SignedIn() session: Session,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const submission = await this.applications.submit(session, readRequest(NewApplicationDto, body), ifMatch);
    void reply.header('location', `/v1/applications/${submission.applicationId}`);
    return toSubmittedAnswer(submission);
  }

  @Get()
  @Permits('read', 'Application')
  @Describe({ summary: 'Your applications', answer: 'Applications', query: PAGE_PARAMETERS })
  async list(@SignedIn() session: Session, @Query() query: unknown): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { applications, total } = await this.applications.list(session, limit, offset);
    return {
      applications: applications.map((one) => toSummaryAnswer(one, this.types.find(one.licenceType))),
      total,
      limit,
      offset,
    };
  }

  @Get(':id')
  @Permits('read', 'Application')
  @Describe({
    summary: 'Where an application stands, its steps and its history',
    answer: 'Application',
    query: [
      {
        name: 'wait',
        description: 'Hold the answer until the application is settled or asks something, at most 30 seconds',
        type: 'integer',
      },
      PURPOSE_PARAMETER,
    ],
  })
  async get(
    @SignedIn() session: Session,
    @Param('id', IdentifierPipe) id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { wait, purpose } = readRequest(StatusQuery, query);
    void reply.header('cache-control', 'no-store');
    const { applications } = this;
    const asker = { session, purpose };
    const application =
      wait === 0 ? await applications.get(asker, id) : await applications.getSettled(asker, id, wait * 1_000);
    const documents = await applications.findDocuments(session, application);
    const type = this.types.find(application.licenceType);
    return toApplicationAnswer(application, type, documents, new Date().toISOString());
  }

  @Post(':id/answers')
  @Permits('answer', 'Application')
  @HttpCode(HttpStatus.ACCEPTED)
  @Describe({
    summary: 'Says that what was asked about your application has been answered or mended: it goes on',
    status: 202,
    answer: 'Answered',
    body: 'Answer',
  })
  async answer(
    @SignedIn() session: Session,
    @Param('id', IdentifierPipe) id: string,
    @Body() body: unknown,
  ): Promise<object> {
    readRequest(AnswerDto, body);
    await this.applications.answer(session, id);
    const self = `/v1/applications/${id}`;
    return { applicationId: id, links: { self, progress: `${self}/progress` } };
  }
}
