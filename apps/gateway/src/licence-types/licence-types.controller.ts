import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { IdentifierPipe } from '../http/identifier.pipe';
import { Describe } from '../openapi/describe';
import { LicenceTypes } from './licence-types';
import { toFormAnswer, toSummary } from './licence-type.mapper';

@Controller('v1/licence-types')
export class LicenceTypesController {
  constructor(@Inject(LicenceTypes) private readonly types: LicenceTypes) {}

  @Get()
  @Permits('read', 'LicenceType')
  @Describe({ summary: 'What can be applied for', answer: 'LicenceTypes' })
  list(): object {
    return { licenceTypes: this.types.current().map(toSummary) };
  }

  @Get(':id')
  @Permits('read', 'LicenceType')
  @Describe({
    summary: 'The form of one licence type: labels, choices, and the law that lets us ask',
    answer: 'LicenceType',
  })
  get(@Param('id', IdentifierPipe) id: string): object {
    return toFormAnswer(this.types.get(id));
  }
}
