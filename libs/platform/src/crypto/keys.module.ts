import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logging/logging.module';
import { type Logger } from '../logging/logger';
import { KeyFile } from './key-file';
import { KEYS, KeyUses } from './key-uses';

@Injectable()
class KeysCloser implements OnApplicationShutdown {
  constructor(@Inject(KEYS) private readonly keys: KeyFile) {}

  onApplicationShutdown(): void {
    this.keys.close();
  }
}

/** What the keys need of an app's configuration. */
export interface KeysSettings {
  readonly FIELD_KEYS_FILE: string;
}

/** Provides {@link KEYS} and {@link KeyUses} everywhere in the app, from the file that FIELD_KEYS_FILE names. */
@Global()
@Module({})
export class KeysModule {
  static for(Environment: new () => KeysSettings): DynamicModule {
    return {
      module: KeysModule,
      providers: [
        {
          provide: KEYS,
          inject: [Environment, LOGGER],
          useFactory: (config: KeysSettings, log: Logger) => new KeyFile(config.FIELD_KEYS_FILE, log),
        },
        KeysCloser,
        KeyUses,
      ],
      exports: [KEYS, KeyUses],
    };
  }
}
