import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Logger } from './logger';

/** Injection token of the process's {@link Logger}. */
export const LOGGER = Symbol('logger');

/** Provides the process's logger to everything that asks for {@link LOGGER}. */
@Global()
@Module({})
export class LoggingModule {
  static with(logger: Logger): DynamicModule {
    return { module: LoggingModule, providers: [{ provide: LOGGER, useValue: logger }], exports: [LOGGER] };
  }
}
