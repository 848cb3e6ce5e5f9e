import { Controller, Get, Inject } from '@nestjs/common';
import { type RegistryClient, type RegistryState } from './registry-client';
import { REGISTRIES } from './registry.tokens';

/** How the registries are doing, as this process sees them. Information only: a silent registry leaves the service ready. */
@Controller('health')
export class RegistryHealthController {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  @Get('registries')
  registriesNow(): { registries: readonly RegistryState[] } {
    return { registries: this.registries.states() };
  }
}
