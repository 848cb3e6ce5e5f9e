import {
  defineConfig,
  KEYS,
  type Keys,
  KeysModule,
  KeyUses,
  LOGGER,
  type Logger,
  Readiness,
} from '@licensing/platform';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type NativeConnection, type Worker } from '@temporalio/worker';
import { createCaseReader } from './activities/case-reader';
import { createLedgerWriter } from './activities/ledger-writer';
import { createLicenceActivities } from './activities/licence.activities';
import { enginePulse } from './activities/read-documents';
import { withErrors } from './activities/with-errors';
import { openWorkflows } from './open-workflows';
import { OrchestratorEnvironment } from './orchestrator.config';
import { closeServices, connectServices, type Services } from './services';
import { createWorker, installEngineLog } from './worker';

/** Runs the worker inside the process's life: started at boot, drained before exit, and its death ends the process. */
@Injectable()
class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private worker: Worker | undefined;
  private connection: NativeConnection | undefined;
  private readonly services: Services;
  private run: Promise<void> = Promise.resolve();

  constructor(
    @Inject(OrchestratorEnvironment) private readonly config: OrchestratorEnvironment,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(KEYS) private readonly keys: Keys,
    @Inject(KeyUses) private readonly keyUses: KeyUses,
  ) {
    this.services = connectServices(config);
  }

  async onApplicationBootstrap(): Promise<void> {
    installEngineLog(this.log);
    const steps = createLicenceActivities(
      this.services,
      createCaseReader(this.services),
      createLedgerWriter(this.services.casework),
      enginePulse,
    );
    const activities = withErrors(steps, (step, applicationId, err) => {
      this.log.warn({ step, applicationId, err }, 'a step failed');
    });
    const { worker, connection } = await createWorker(this.config, activities, this.keys);
    this.worker = worker;
    this.connection = connection;
    this.run = worker.run();
    this.run.catch((err: unknown) => {
      this.log.fatal({ err }, 'the worker stopped by itself');
      process.exit(1);
    });
    this.keyUses.add(openWorkflows(connection, this.config, this.keys));
    this.readiness.add({
      name: 'worker',
      // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this check is not
      check: async () => {
        if (worker.getState() !== 'RUNNING') throw new Error(worker.getState());
      },
    });
    this.readiness.add({
      name: 'temporal',
      check: async () => {
        await connection.workflowService.getSystemInfo({});
      },
    });
  }

  /** Steps in hand are finished and reported; what is left, another worker takes up. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.run;
    await this.connection?.close();
    closeServices(this.services);
  }
}

@Module({
  imports: [defineConfig(OrchestratorEnvironment), KeysModule.for(OrchestratorEnvironment)],
  providers: [WorkerLife],
})
export class OrchestratorModule {}
