import { HealthModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { PopulationModule } from './population/population.module';
import { RegistriesModule } from './registries/registries.module';
import { sandboxConfig } from './sandbox.config';
import { SignInModule } from './sign-in/sign-in.module';

@Module({ imports: [sandboxConfig, HealthModule, PopulationModule, RegistriesModule, SignInModule] })
export class SandboxModule {}
