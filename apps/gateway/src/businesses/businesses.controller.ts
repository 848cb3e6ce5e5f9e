import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { SignedIn } from '../access/signed-in';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { IDENTITY, type IdentityClient } from '../neighbours/neighbours';
import { Describe, PAGE_PARAMETERS } from '../openapi/describe';
import { type Session } from '../session/session';
import { toBusinessAnswer } from './business.mapper';

@Controller('v1/businesses')
export class BusinessesController {
  constructor(@Inject(IDENTITY) private readonly identity: IdentityClient) {}

  @Get()
  @Permits('read', 'Business')
  @Describe({
    summary: 'The businesses you may act for, and by what right',
    answer: 'Businesses',
    query: PAGE_PARAMETERS,
  })
  async list(@SignedIn() { person }: Session, @Query() query: unknown): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { businesses, total } = await this.identity.listBusinesses({ person, limit, offset });
    return { businesses: businesses.map(toBusinessAnswer), total, limit, offset };
  }
}
