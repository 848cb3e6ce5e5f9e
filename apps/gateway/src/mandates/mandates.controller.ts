import {
  Body, Controller, Get, Headers, HttpCode, HttpStatus, Inject, Param, Post, Query, Res,
} from '@nestjs/common'; // prettier-ignore
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { Describe, PAGE_PARAMETERS } from '../openapi/describe';
import { type Session } from '../session/session';
import { toKey } from './idempotency-key';
import { MandateOfferDto } from './mandate.dto';
import { toMandateAnswer } from './mandate.mapper';
import { MandatesService } from './mandates.service';

@Controller('v1/mandates')
export class MandatesController {
  constructor(@Inject(MandatesService) private readonly mandates: MandatesService) {}

  @Post()
  @Permits('grant', 'Mandate')
  @HttpCode(HttpStatus.CREATED)
  @Describe({
    summary: 'Gives somebody authority to act for your business; it holds once they accept it',
    status: 201, answer: 'Mandate', body: 'NewMandate',
    headers: [{ name: 'Idempotency-Key', description: 'Your own name for this request: a repeat gives the same mandate' }],
  }) // prettier-ignore
  async grant(
    @SignedIn() { person }: Session,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const mandate = await this.mandates.grant(person, readRequest(MandateOfferDto, body), toKey(key));
    void reply.header('location', `/v1/mandates/${mandate.id}`).header('cache-control', 'no-store');
    return toMandateAnswer(mandate);
  }

  @Get()
  @Permits('read', 'Mandate')
  @Describe({ summary: 'Mandates you have given or been given', answer: 'Mandates', query: PAGE_PARAMETERS })
  async list(@SignedIn() { person }: Session, @Query() query: unknown): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { mandates, total } = await this.mandates.list(person, limit, offset);
    return { mandates: mandates.map(toMandateAnswer), total, limit, offset };
  }

  /** By POST, though it changes nothing: an identity number has no place in an address. */
  @Post('statement')
  @Permits('grant', 'Mandate')
  @HttpCode(HttpStatus.OK)
  @Describe({
    summary: 'What you would agree to by giving a mandate, in plain words, and the sign-in that it asks',
    answer: 'Statement',
    body: 'NewMandate',
  })
  async statement(@SignedIn() { person }: Session, @Body() body: unknown): Promise<object> {
    return this.mandates.preview(person, readRequest(MandateOfferDto, body));
  }

  @Get(':id')
  @Permits('read', 'Mandate')
  @Describe({ summary: 'A mandate that you have given or been given', answer: 'Mandate' })
  async get(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<object> {
    return toMandateAnswer(await this.mandates.get(person, id));
  }

  @Post(':id/accept')
  @Permits('accept', 'Mandate')
  @HttpCode(HttpStatus.OK)
  @Describe({ summary: 'Accepts a mandate that you were given: from now on you may act under it', answer: 'Mandate' })
  async accept(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<object> {
    return toMandateAnswer(await this.mandates.accept(person, id));
  }

  @Post(':id/decline')
  @Permits('decline', 'Mandate')
  @HttpCode(HttpStatus.OK)
  @Describe({ summary: 'Declines a mandate that you were offered', answer: 'Mandate' })
  async decline(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<object> {
    return toMandateAnswer(await this.mandates.decline(person, id));
  }

  @Post(':id/revoke')
  @Permits('revoke', 'Mandate')
  @HttpCode(HttpStatus.OK)
  @Describe({ summary: 'Ends a mandate at once, from either side', answer: 'Mandate' })
  async revoke(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<object> {
    return toMandateAnswer(await this.mandates.revoke(person, id));
  }
}
