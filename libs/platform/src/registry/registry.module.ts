import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type RegistryEnvironment } from './registry.config';
import { createRegistryClient, type RegistryClient } from './registry-client';

/** Injection token of the {@link RegistryClient}. */
export const REGISTRIES = Symbol('registries');

@Injectable()
class RegistryCloser implements OnApplicationShutdown {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.registries.close();
  }
}

/** Provides the client of the data-sharing platform. */
@Module({})
export class RegistryModule {
  static for(Environment: new () => RegistryEnvironment): DynamicModule {
    return {
      module: RegistryModule,
      global: true,
      providers: [
        {
          provide: REGISTRIES,
          inject: [Environment],
          useFactory: (config: RegistryEnvironment) =>
            createRegistryClient({
              url: config.REGISTRY_URL, apiKey: config.REGISTRY_API_KEY, timeoutMs: config.REGISTRY_TIMEOUT_MS,
            }), // prettier-ignore
        },
        RegistryCloser,
      ],
      exports: [REGISTRIES],
    };
  }
}
