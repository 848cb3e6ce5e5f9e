import { cutOffFor } from '@licensing/domain';
import { Answers, AnswersModule, defineConfig, RetentionModule, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { ComparisonEnvironment } from './comparison.config';
import { ComparisonGrpcController } from './comparison.grpc.controller';
import { DecideService } from './decide/decide.service';

const answers = AnswersModule.forService();

@Module({
  imports: [
    defineConfig(ComparisonEnvironment),
    StoreModule.forService('comparison', ComparisonEnvironment),
    answers,
    RetentionModule.for({
      imports: [answers],
      inject: [Answers],
      useFactory: (kept: Answers) => [kept.toSweep('answers', cutOffFor('answers'))],
    }),
  ],
  controllers: [ComparisonGrpcController],
  providers: [DecideService],
})
export class ComparisonModule {}
