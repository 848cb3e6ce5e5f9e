import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type GrpcOptions, type NestMicroservice, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '../config/define-config';
import { ServiceEnvironment } from '../config/service.config';
import { GrpcCorrelationInterceptor, GrpcErrorFilter } from '../grpc/grpc-edge';
import { type ServiceShape } from '../grpc/grpc-client';
import { HealthModule } from '../health/health.module';
import { createLogger, type Logger, toNestLogger } from '../logging/logger';
import { LoggingModule } from '../logging/logging.module';
import { endOnFailure } from './end-on-failure';

export interface ServiceDescription<C extends ServiceEnvironment> {
  /** The app's folder name, for example `identity`. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly environment: new () => C;
  /** The gRPC service it answers, and where; left out for a worker. */
  readonly grpc?: {
    readonly service: string;
    readonly definition: ServiceShape;
    readonly address: (config: C) => string;
  };
}

@Module({})
class ServiceRoot {}

function grpcOptions(service: string, definition: ServiceShape, url: string): GrpcOptions {
  return {
    transport: Transport.GRPC,
    options: {
      url,
      package: 'licensing.v1',
      // Generated definitions are used as they are: no proto file is read at run time.
      packageDefinition: { [`licensing.v1.${service}`]: definition },
      // Calls in flight are answered before the process ends.
      gracefulShutdown: true,
      maxReceiveMessageLength: 32 * 1024 * 1024,
    },
  };
}

/** The service as it will run, its gRPC edge listening; its HTTP port is not open yet. */
export async function createService<C extends ServiceEnvironment>(
  { module, grpc }: ServiceDescription<C>,
  config: C,
  log: Logger,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: ServiceRoot, imports: [LoggingModule.with(log), HealthModule, module] },
    new FastifyAdapter(),
    { logger: toNestLogger(log) },
  );
  if (grpc) {
    const { service, definition, address } = grpc;
    // Deferred: handlers are bound with the filters and interceptors known at that moment, and later ones are ignored.
    const edge = app.connectMicroservice<GrpcOptions>(grpcOptions(service, definition, address(config)), {
      deferInitialization: true,
    }) as NestMicroservice;
    edge.useGlobalInterceptors(new GrpcCorrelationInterceptor());
    edge.useGlobalFilters(new GrpcErrorFilter(log));
    // Connections first: nothing is asked of a service that cannot do its work yet. The edge must not repeat these hooks.
    await app.init();
    edge.setIsInitHookCalled(true);
    await app.startAllMicroservices();
  }
  return app;
}

/**
 * Starts one service process: configuration, logs, gRPC, health on its own HTTP port, graceful stop on SIGTERM.
 * Ends the process with code 1 and one clear line when it cannot start.
 */
export async function startService<C extends ServiceEnvironment>(description: ServiceDescription<C>): Promise<void> {
  await endOnFailure(description.name, async () => {
    const config = loadConfig(description.environment);
    const log = createLogger(description.name, config.LOG_LEVEL);
    const app = await createService(description, config, log);
    app.enableShutdownHooks();
    await app.listen(config.HEALTH_PORT, '127.0.0.1');
    log.info({ port: config.HEALTH_PORT }, 'started');
  });
}
