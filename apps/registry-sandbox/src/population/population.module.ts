import { getLocalDate } from '@licensing/domain';
import { LOGGER, type Logger } from '@licensing/platform';
import { Global, Module } from '@nestjs/common';
import { SandboxEnvironment } from '../sandbox.config';
import { startOfMonthInChina } from './calendar';
import { generatePopulation } from './generate-population';
import { loadDataFolder } from './load-data-folder';
import type { Population } from './population';
import { PopulationIndex } from './population-index';

function populationFor(config: SandboxEnvironment): Population {
  if (config.SANDBOX_DATA_DIR !== undefined) return loadDataFolder(config.SANDBOX_DATA_DIR);
  return generatePopulation({
    seed: config.SANDBOX_SEED,
    businesses: config.SANDBOX_BUSINESSES,
    chainStores: config.SANDBOX_CHAIN_STORES,
    newBusinesses: config.SANDBOX_NEW_BUSINESSES,
    asOf: config.SANDBOX_AS_OF === undefined ? startOfMonthInChina(new Date()) : getLocalDate(config.SANDBOX_AS_OF),
  });
}

/** The population, complete before the first request is taken. */
@Global()
@Module({
  providers: [
    {
      provide: PopulationIndex,
      inject: [SandboxEnvironment, LOGGER],
      useFactory: (config: SandboxEnvironment, log: Logger) => {
        const started = performance.now();
        const index = new PopulationIndex(populationFor(config));
        log.info({ count: index.businesses.size, ms: Math.round(performance.now() - started) }, 'population ready');
        return index;
      },
    },
  ],
  exports: [PopulationIndex],
})
export class PopulationModule {}
