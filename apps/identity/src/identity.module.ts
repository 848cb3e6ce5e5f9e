import { AnswersModule, defineConfig, RegistryModule, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { BusinessesService } from './businesses/businesses.service';
import { IdentityEnvironment } from './identity.config';
import { IdentityGrpcController } from './identity.grpc.controller';
import { VerifyService } from './verify/verify.service';

@Module({
  imports: [
    defineConfig(IdentityEnvironment),
    StoreModule.forService('identity', IdentityEnvironment),
    AnswersModule.forService(),
    RegistryModule.for(IdentityEnvironment),
  ],
  controllers: [IdentityGrpcController],
  providers: [BusinessesService, VerifyService],
})
export class IdentityModule {}
