import { AnswersModule, defineConfig, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { ComparisonEnvironment } from './comparison.config';
import { ComparisonGrpcController } from './comparison.grpc.controller';
import { DecideService } from './decide/decide.service';

@Module({
  imports: [
    defineConfig(ComparisonEnvironment),
    StoreModule.forService('comparison', ComparisonEnvironment),
    AnswersModule.forService(),
  ],
  controllers: [ComparisonGrpcController],
  providers: [DecideService],
})
export class ComparisonModule {}
