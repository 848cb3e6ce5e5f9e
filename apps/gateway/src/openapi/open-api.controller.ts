import { Controller, Get, Inject } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { Describe } from './describe';
import { OpenApi } from './open-api';

@Controller()
export class OpenApiController {
  constructor(@Inject(OpenApi) private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Permits('read', 'Document')
  @Describe({ summary: 'This document', answer: 'OpenApi' })
  document(): object {
    return this.openApi.get();
  }
}
