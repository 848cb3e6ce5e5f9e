import { type Server } from '@grpc/grpc-js';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type GrpcOptions, type NestMicroservice, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigError, loadConfig } from '../config/define-config';
import { ServiceEnvironment } from '../config/service.config';
import { CallGuard } from '../grpc/call-guard';
import { certificatesOf } from '../grpc/certificate-files';
import { createServerCredentials } from '../grpc/grpc-credentials';
import { GrpcCorrelationInterceptor, GrpcErrorFilter } from '../grpc/grpc-edge';
import { type ServiceShape } from '../grpc/grpc-client';
import { logRefusedConnections } from '../grpc/refused-connections';
import { HealthModule } from '../health/health.module';
import { createLogger, type Logger, toNestLogger } from '../logging/logger';
import { LoggingModule } from '../logging/logging.module';
import { endOnFailure, endOnUncaught } from './end-on-failure';

export interface ServiceDescription<C extends ServiceEnvironment> {
  /** The app's folder name, for example `identity`. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly environment: new () => C;
  /** The gRPC services it answers by name, and where; left out for a worker. */
  readonly grpc?: {
    readonly services: Readonly<Record<string, ServiceShape>>;
    readonly address: (config: C) => string;
  };
}

@Module({})
class ServiceRoot {}

/** How long a connection may live: whose certificate has ended is not spoken to for ever. Calls under way are finished. */
const CONNECTION_AGE = { 'grpc.max_connection_age_ms': 12 * 3_600_000, 'grpc.max_connection_age_grace_ms': 60_000 };

function grpcOptions(
  services: Readonly<Record<string, ServiceShape>>,
  url: string,
  config: ServiceEnvironment,
  log: Logger,
): GrpcOptions {
  return {
    transport: Transport.GRPC,
    options: {
      url,
      credentials: createServerCredentials(config),
      channelOptions: { ...CONNECTION_AGE },
      onLoadPackageDefinition: (_, server: Server) => { logRefusedConnections(server, log); }, // prettier-ignore
      package: 'licensing.v1',
      // Generated definitions are used as they are: no proto file is read at run time.
      packageDefinition: Object.fromEntries(
        Object.entries(services).map(([name, definition]) => [`licensing.v1.${name}`, definition]),
      ),
      // Calls in flight are answered before the process ends.
      gracefulShutdown: true,
      maxReceiveMessageLength: 32 * 1024 * 1024,
    },
  };
}

/** The service as it will run, its gRPC edge listening; its HTTP port is not open yet. */
export async function createService<C extends ServiceEnvironment>(
  { name, module, grpc }: ServiceDescription<C>,
  config: C,
  log: Logger,
): Promise<NestFastifyApplication> {
  if (grpc && certificatesOf(config).serviceName !== name) {
    throw new ConfigError(`configuration: TLS_CERT_FILE names another service than ${name}`);
  }
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: ServiceRoot, imports: [LoggingModule.with(log), HealthModule, module] },
    new FastifyAdapter(),
    // What prevents the start is thrown to whoever starts it, who says it in full: nothing of anybody's is in memory yet.
    { logger: toNestLogger(log), abortOnError: false },
  );
  if (grpc) {
    // Deferred: handlers are bound with the filters and interceptors known at that moment, and later ones are ignored.
    const edge = app.connectMicroservice<GrpcOptions>(grpcOptions(grpc.services, grpc.address(config), config, log), {
      deferInitialization: true,
    }) as NestMicroservice;
    edge.useGlobalGuards(new CallGuard(log));
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
    endOnUncaught(log);
    const app = await createService(description, config, log);
    app.enableShutdownHooks();
    await app.listen(config.HEALTH_PORT, '127.0.0.1');
    log.info({ port: config.HEALTH_PORT }, 'started');
  });
}
