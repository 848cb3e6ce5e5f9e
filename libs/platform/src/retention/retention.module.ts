import {
  type BeforeApplicationShutdown, type DynamicModule, type FactoryProvider, Inject, Injectable, Module,
  type ModuleMetadata, type OnApplicationBootstrap,
} from '@nestjs/common'; // prettier-ignore
import { type Logger } from '../logging/logger';
import { LOGGER } from '../logging/logging.module';
import { RetentionRunner } from './retention-runner';
import { type Sweep } from './sweep';

const SWEEPS = Symbol('retention sweeps');

const MINUTE_MS = 60_000;
/** Away from the start, when much else is to be done; often enough that nothing stays a day too long. */
const RHYTHM = { firstWithinMs: 5 * MINUTE_MS, everyMs: 6 * 60 * MINUTE_MS };

@Injectable()
class RetentionLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runner: RetentionRunner;

  constructor(@Inject(SWEEPS) sweeps: readonly Sweep[], @Inject(LOGGER) log: Logger) {
    this.runner = new RetentionRunner(sweeps, log, RHYTHM);
  }

  onApplicationBootstrap(): void {
    this.runner.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.runner.stop();
  }
}

/** Erases a service's data when its time is over: at start and every few hours. */
@Module({})
export class RetentionModule {
  /** @param sweeps how to make them from what the service has */
  static for(
    sweeps: Pick<FactoryProvider<readonly Sweep[]>, 'inject' | 'useFactory'> & Pick<ModuleMetadata, 'imports'>,
  ): DynamicModule {
    const { imports, ...factory } = sweeps;
    return {
      module: RetentionModule,
      imports: imports ?? [],
      providers: [{ provide: SWEEPS, ...factory }, RetentionLife],
    };
  }
}
