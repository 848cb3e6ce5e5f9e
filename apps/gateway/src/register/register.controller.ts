import { Controller, Get, Inject, Param } from '@nestjs/common';
import { AppError, Permits } from '@licensing/platform';
import { IdentifierPipe } from '../http/identifier.pipe';
import { SUPERVISION, type SupervisionClient } from '../neighbours/neighbours';
import { Describe } from '../openapi/describe';
import { toLicenceAnswer } from '../verification/licence.mapper';

@Controller('v1/register')
export class RegisterController {
  constructor(@Inject(SUPERVISION) private readonly supervision: SupervisionClient) {}

  @Get(':number')
  @Permits('read', 'Register')
  @Describe({
    summary: 'The supervising department’s entry of a licensed premises, once the event has arrived',
    answer: 'RegisterEntry',
  })
  async get(@Param('number', IdentifierPipe) number: string): Promise<object> {
    const { premises } = await this.supervision.getPremises({ number });
    if (premises?.licence === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const { licence, applicationId, eventId, registeredAt } = premises;
    return { licence: toLicenceAnswer(licence), applicationId, eventId, registeredAt };
  }
}
