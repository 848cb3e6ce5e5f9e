import { type DynamicModule, Global, Module } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

type Class<T> = new () => T;

/** Thrown at start when the environment is not usable. Names keys and what is wrong with them, never their values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function describe(error: ValidationError, environment: NodeJS.ProcessEnv): string {
  const problems = Object.values(error.constraints ?? {}).join('; ');
  return environment[error.property] === undefined ? `${error.property} is missing` : `${error.property}: ${problems}`;
}

/** A default tells the type that is meant; a property without one is converted by its declared type. */
function toTypeOf(fallback: unknown, text: string): string | number | boolean {
  if (typeof fallback === 'number') return Number(text);
  if (typeof fallback === 'boolean') return text === 'true';
  return text;
}

/**
 * Reads a validated configuration from the environment.
 *
 * @param Environment a class-validator class whose properties are named like the environment variables; a property
 *   initialiser is the default.
 * @throws ConfigError naming every key that is missing or wrong.
 */
export function loadConfig<T extends object>(Environment: Class<T>, environment = process.env): T {
  const defaults = Object.entries(new Environment()) as [string, unknown][];
  const given = Object.fromEntries(
    defaults.flatMap(([key, fallback]) => {
      const text = environment[key];
      return text === undefined || text === '' ? [] : [[key, toTypeOf(fallback, text)]];
    }),
  );
  const config = plainToInstance(Environment, given, { enableImplicitConversion: true, exposeDefaultValues: true });
  const errors = validateSync(config, { validationError: { target: false, value: false } });
  if (errors.length > 0) {
    throw new ConfigError(`configuration: ${errors.map((error) => describe(error, environment)).join(', ')}`);
  }
  return config;
}

/**
 * A Nest module that provides a validated configuration under its own class, everywhere in the app.
 * One configuration class per app, in `<app>.config.ts`.
 */
export function defineConfig<T extends object>(Environment: Class<T>): DynamicModule {
  @Global()
  @Module({})
  class ConfigModule {}
  return {
    module: ConfigModule,
    providers: [{ provide: Environment, useFactory: () => loadConfig(Environment) }],
    exports: [Environment],
  };
}
