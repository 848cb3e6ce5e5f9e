import { defineConfig, KafkaModule, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LicenceEventsConsumer } from './register-premises/licence-events.consumer';
import { PremisesRepository } from './register-premises/premises.repository';
import { Premises, PremisesSchema } from './register-premises/premises.schema';
import { RegisterPremisesService } from './register-premises/register-premises.service';
import { SupervisionEnvironment } from './supervision.config';
import { SupervisionGrpcController } from './supervision.grpc.controller';

@Module({
  imports: [
    defineConfig(SupervisionEnvironment),
    StoreModule.forService('supervision', SupervisionEnvironment),
    MongooseModule.forFeature([{ name: Premises.name, schema: PremisesSchema }]),
    KafkaModule.for('supervision', SupervisionEnvironment),
  ],
  controllers: [SupervisionGrpcController],
  providers: [PremisesRepository, RegisterPremisesService, LicenceEventsConsumer],
})
export class SupervisionModule {}
