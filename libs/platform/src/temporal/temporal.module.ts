import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { IsNotEmpty, IsString } from 'class-validator';
import { IsAddress, ServiceEnvironment } from '../config/service.config';
import { type Keys } from '../crypto/keyring';
import { KEYS } from '../crypto/key-uses';
import { Readiness } from '../health/health.module';
import { createDataConverter } from './data-converter';
import { type TemporalTlsSettings, toTemporalTls } from './temporal-tls';

/** Where the orchestration engine is. */
export class TemporalEnvironment extends ServiceEnvironment {
  @IsAddress()
  TEMPORAL_ADDRESS: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  TEMPORAL_NAMESPACE = 'default';

  @IsString()
  @IsNotEmpty()
  TEMPORAL_TASK_QUEUE = 'licensing';

  /** The engine's authority, in PEM. Empty: the engine is spoken to without TLS. */
  @IsString()
  TEMPORAL_TLS_CA_FILE = '';

  /** A JSON file with the keys that encrypt what a history keeps; read again when it changes. */
  @IsString()
  @IsNotEmpty()
  FIELD_KEYS_FILE: string = undefined as unknown as string;
}

/** What a client of the engine needs of an app's configuration. */
export type TemporalSettings = Pick<TemporalEnvironment, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'> &
  TemporalTlsSettings;

const CONNECTION = Symbol('temporal connection');

@Injectable()
class ConnectionKeeper implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(CONNECTION) private readonly connection: Connection,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add({
      name: 'temporal',
      check: async () => { await this.connection.workflowService.getSystemInfo({}); },
    }); // prettier-ignore
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}

/** Provides the engine's {@link Client}, connected when first used; what it sends is encrypted with the app's {@link KEYS}. */
@Module({})
export class TemporalClientModule {
  static for(Environment: new () => TemporalSettings): DynamicModule {
    return {
      module: TemporalClientModule,
      providers: [
        {
          provide: CONNECTION,
          inject: [Environment],
          useFactory: (config: TemporalSettings) =>
            Connection.lazy({ address: config.TEMPORAL_ADDRESS, tls: toTemporalTls(config) }),
        },
        {
          provide: Client,
          inject: [CONNECTION, Environment, KEYS],
          useFactory: (connection: Connection, config: TemporalSettings, keys: Keys) =>
            new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter: createDataConverter(keys) }),
        },
        ConnectionKeeper,
      ],
      exports: [Client],
    };
  }
}
