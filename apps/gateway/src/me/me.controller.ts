import { Body, Controller, Get, HttpCode, HttpStatus, Inject, Post, Query, Res } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { Describe, PAGE_PARAMETERS } from '../openapi/describe';
import { type Session } from '../session/session';
import { toAccessAnswer } from './access.mapper';
import { OwnDataService } from './own-data.service';

/** Asking says everything: there is nothing to choose. */
class ErasureDto {}

/** What the law lets everybody ask about data that is held about them (个人信息保护法 arts 44 to 48). */
@Controller('v1/me')
export class MeController {
  constructor(@Inject(OwnDataService) private readonly data: OwnDataService) {}

  @Get('accesses')
  @Permits('read', 'OwnData')
  @Describe({
    summary: 'Who read your data, when, what for and by which law',
    answer: 'Accesses',
    query: PAGE_PARAMETERS,
  })
  async accesses(
    @SignedIn() session: Session,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { accesses, total } = await this.data.accesses(session, limit, offset);
    void reply.header('cache-control', 'no-store');
    return { accesses: accesses.map(toAccessAnswer), total, limit, offset };
  }

  @Get('data')
  @Permits('read', 'OwnData')
  @Describe({ summary: 'What is held about you, why, for how long, and what you may ask', answer: 'OwnData' })
  async held(@SignedIn() session: Session, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    void reply.header('cache-control', 'no-store');
    return this.data.describe(session);
  }

  @Post('erasure')
  @Permits('erase', 'OwnData')
  @HttpCode(HttpStatus.OK)
  @Describe({
    summary: 'Erases what the law does not make us keep, and says why the rest stays',
    answer: 'Erasure',
    body: 'ErasureRequest',
  })
  async erase(@SignedIn() session: Session, @Body() body: unknown): Promise<object> {
    readRequest(ErasureDto, body);
    return this.data.erase(session);
  }
}
