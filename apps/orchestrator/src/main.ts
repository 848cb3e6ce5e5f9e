import 'reflect-metadata';
import { startService } from '@licensing/platform';
import { OrchestratorEnvironment } from './orchestrator.config';
import { OrchestratorModule } from './orchestrator.module';

void startService({ name: 'orchestrator', module: OrchestratorModule, environment: OrchestratorEnvironment });
