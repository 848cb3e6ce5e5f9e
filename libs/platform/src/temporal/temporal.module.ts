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
import { Readiness } from '../health/health.module';

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
}

/** What a client of the engine needs of an app's configuration. */
export type TemporalSettings = Pick<TemporalEnvironment, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>;

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

/** Provides the engine's {@link Client}, connected when first used. */
@Module({})
export class TemporalClientModule {
  static for(Environment: new () => TemporalSettings): DynamicModule {
    return {
      module: TemporalClientModule,
      providers: [
        {
          provide: CONNECTION,
          inject: [Environment],
          useFactory: (config: TemporalSettings) => Connection.lazy({ address: config.TEMPORAL_ADDRESS }),
        },
        {
          provide: Client,
          inject: [CONNECTION, Environment],
          useFactory: (connection: Connection, config: TemporalSettings) =>
            new Client({ connection, namespace: config.TEMPORAL_NAMESPACE }),
        },
        ConnectionKeeper,
      ],
      exports: [Client],
    };
  }
}
