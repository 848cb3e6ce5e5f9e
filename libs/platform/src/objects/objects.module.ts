import { join } from 'node:path';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '../health/health.module';
import { FolderVault } from './folder-vault';
import { OBJECT_VAULT, type ObjectVault } from './object-vault';

/** Where documents lie under the folder of all objects. */
const DOCUMENTS = 'documents';

/** What the vault needs to know of its environment. */
export interface ObjectSettings {
  OBJECT_STORE_DIR: string;
}

/** Root folder of the vault of documents, for processes without a container. */
export function documentsFolder(settings: ObjectSettings): string {
  return join(settings.OBJECT_STORE_DIR, DOCUMENTS);
}

/** Provides the {@link ObjectVault} of documents under {@link OBJECT_VAULT} and says whether it can be written to. */
@Module({})
export class ObjectsModule implements OnModuleInit {
  constructor(
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  static for(Environment: new () => ObjectSettings): DynamicModule {
    return {
      module: ObjectsModule,
      global: true,
      providers: [
        {
          provide: OBJECT_VAULT,
          inject: [Environment],
          useFactory: (config: ObjectSettings) => new FolderVault(documentsFolder(config)),
        },
      ],
      exports: [OBJECT_VAULT],
    };
  }

  onModuleInit(): void {
    this.readiness.add({ name: 'documents', check: () => this.vault.check() });
  }
}
