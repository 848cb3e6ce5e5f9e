import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Access } from '../access/access';
import { SignedIn } from '../access/signed-in';
import { PageQuery } from '../http/page-query.dto';
import { readRequest } from '../http/read-request';
import { IDENTITY, type IdentityClient } from '../neighbours/neighbours';
import { Describe, PAGE_PARAMETERS } from '../openapi/describe';
import { type Session } from '../session/session';

@Controller('v1/businesses')
export class BusinessesController {
  constructor(@Inject(IDENTITY) private readonly identity: IdentityClient) {}

  @Get()
  @Access('applicant')
  @Describe({ summary: 'The businesses you act for, by the registry', answer: 'Businesses', query: PAGE_PARAMETERS })
  async list(@SignedIn() { person }: Session, @Query() query: unknown): Promise<object> {
    const { limit, offset } = readRequest(PageQuery, query);
    const { businesses, total } = await this.identity.listBusinesses({ person, limit, offset });
    return { businesses, total, limit, offset };
  }
}
