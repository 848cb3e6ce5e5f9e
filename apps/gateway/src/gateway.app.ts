import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, LoggingModule, toNestLogger } from '@licensing/platform';
import { type GatewayEnvironment } from './gateway.config';
import { GatewayModule } from './gateway.module';
import { configureHttp } from './http/configure-http';
import { createFastifyAdapter } from './http/fastify-adapter';
import { OpenApi } from './openapi/open-api';

@Module({})
class GatewayRoot {}

/** The gateway, ready to listen. */
export async function createGateway(config: GatewayEnvironment, log: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: GatewayRoot, imports: [LoggingModule.with(log), GatewayModule] },
    createFastifyAdapter(config),
    { logger: toNestLogger(log), bodyParser: false, abortOnError: false },
  );
  await prepare(app, config);
  return app;
}

/** What must be done to the application before it listens; apart, so that specs can replace providers before it. */
export async function prepare(app: NestFastifyApplication, config: GatewayEnvironment): Promise<void> {
  await configureHttp(app);
  app.get(OpenApi).drawUp(app, config.PUBLIC_URL);
}
