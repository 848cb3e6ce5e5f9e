import { type DynamicModule, Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import { type Connection, set as setMongoose, STATES } from 'mongoose';
import { type StoreEnvironment } from '../config/service.config';
import { createFieldSeal } from '../crypto/field-seal';
import { type Keys } from '../crypto/keyring';
import { KEYS } from '../crypto/key-uses';
import { KeysModule } from '../crypto/keys.module';
import { Readiness } from '../health/health.module';
import { Resealer } from './resealer';

/** Injection token of the process's {@link FieldSeal}. */
export const FIELD_SEAL = Symbol('field seal');

/** Small pools: the embedded store serialises writers, and a longer queue there only adds delay. */
const POOL_SIZE = 12;

@Injectable()
class StoreReadiness implements OnModuleInit {
  constructor(
    @Inject(getConnectionToken()) private readonly connection: Connection,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add({
      name: 'store',
      check: async () => {
        await this.connection.db?.command({ ping: 1 });
        if (this.connection.readyState !== STATES.connected) throw new Error('not connected');
      },
    });
  }
}

/** One service's own database: `<prefix>_<name>`; the field seal for personal data; readiness. */
@Module({})
export class StoreModule {
  static forService(name: string, Environment: new () => StoreEnvironment): DynamicModule {
    // A filter on a field that no schema knows is a mistake, not a filter that matches everything.
    setMongoose('strictQuery', 'throw');
    return {
      module: StoreModule,
      global: true,
      imports: [
        KeysModule.for(Environment),
        MongooseModule.forRootAsync({
          inject: [Environment],
          useFactory: (config: StoreEnvironment) => ({
            uri: config.MONGO_URL,
            dbName: `${config.MONGO_DB_PREFIX}_${name}`,
            bufferCommands: false,
            autoIndex: false,
            autoCreate: false,
            maxPoolSize: POOL_SIZE,
            serverSelectionTimeoutMS: 3_000,
            socketTimeoutMS: 20_000,
            retryAttempts: 30,
            retryDelay: 500,
            verboseRetryLog: true,
          }),
        }),
      ],
      providers: [
        StoreReadiness,
        Resealer,
        {
          provide: FIELD_SEAL,
          inject: [KEYS],
          useFactory: (keys: Keys) => createFieldSeal(keys),
        },
      ],
      exports: [FIELD_SEAL],
    };
  }
}
