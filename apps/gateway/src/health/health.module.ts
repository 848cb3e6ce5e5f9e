import { Global, Module } from '@nestjs/common';
import { Readiness } from '@licensing/platform';
import { GatewayHealthController } from './health.controller';

@Global()
@Module({ controllers: [GatewayHealthController], providers: [Readiness], exports: [Readiness] })
export class GatewayHealthModule {}
