import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Logger } from '../logging/logger';
import { LOGGER } from '../logging/logging.module';
import { type RegistryEnvironment } from './registry.config';
import { createRegistryClient, type RegistryClient } from './registry-client';
import { RegistryHealthController } from './registry-health.controller';
import { REGISTRIES } from './registry.tokens';

@Injectable()
class RegistryCloser implements OnApplicationShutdown {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.registries.close();
  }
}

/** Provides the client of the data-sharing platform, and its state at `/health/registries`. */
@Module({})
export class RegistryModule {
  static for(Environment: new () => RegistryEnvironment): DynamicModule {
    return {
      module: RegistryModule,
      global: true,
      controllers: [RegistryHealthController],
      providers: [
        {
          provide: REGISTRIES,
          inject: [Environment, LOGGER],
          useFactory: (config: RegistryEnvironment, log: Logger) =>
            createRegistryClient({
              url: config.REGISTRY_URL, apiKey: config.REGISTRY_API_KEY, timeoutMs: config.REGISTRY_TIMEOUT_MS, log,
            }), // prettier-ignore
        },
        RegistryCloser,
      ],
      exports: [REGISTRIES],
    };
  }
}
