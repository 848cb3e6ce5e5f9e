import { EventConsumer, KafkaConnection, LOGGER, type Logger, Readiness } from '@licensing/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SupervisionEnvironment } from '../supervision.config';
import { RegisterPremisesService } from './register-premises.service';

/** Follows the licence events from the first one on. */
@Injectable()
export class LicenceEventsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: EventConsumer;

  constructor(
    @Inject(KafkaConnection) connection: KafkaConnection,
    @Inject(SupervisionEnvironment) config: SupervisionEnvironment,
    @Inject(LOGGER) log: Logger,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(RegisterPremisesService) register: RegisterPremisesService,
  ) {
    this.consumer = new EventConsumer(
      connection,
      {
        groupId: config.KAFKA_GROUP,
        topic: config.KAFKA_EVENTS_TOPIC,
        deadLetterTopic: config.KAFKA_DEAD_LETTER_TOPIC,
        fromBeginning: true,
        isUrgent: false,
        handle: (event) => register.handle(event),
      },
      log,
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.readiness.add({
      name: 'consumer',
      check: () => (this.consumer.isRunning ? Promise.resolve() : Promise.reject(new Error('not in its group'))),
    });
    await this.consumer.start();
  }

  /** Before the store is closed: the event in hand takes effect and is committed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.consumer.stop();
  }
}
