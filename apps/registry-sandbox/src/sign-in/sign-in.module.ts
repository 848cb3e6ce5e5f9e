import { Module } from '@nestjs/common';
import { issuerOf, redirectUrisOf, SandboxEnvironment } from '../sandbox.config';
import { Accounts } from './accounts';
import { createIdentityProvider } from './identity-provider';
import { PendingChecks } from './pending-checks';
import { IDENTITY_PROVIDER, SignInController } from './sign-in.controller';
import { signingKeys } from './signing-keys';
import { WrongTries } from './wrong-tries';

/** The unified identity provider and its pages. */
@Module({
  controllers: [SignInController],
  providers: [
    Accounts,
    WrongTries,
    PendingChecks,
    {
      provide: IDENTITY_PROVIDER,
      inject: [SandboxEnvironment, Accounts],
      useFactory: (config: SandboxEnvironment, accounts: Accounts) =>
        createIdentityProvider({
          issuer: issuerOf(config),
          clientId: config.OIDC_CLIENT_ID,
          clientSecret: config.OIDC_CLIENT_SECRET,
          clientAuth: config.OIDC_CLIENT_AUTH,
          redirectUris: redirectUrisOf(config),
          keys: signingKeys(config.SANDBOX_JWKS_FILE),
          accounts,
        }),
    },
  ],
})
export class SignInModule {}
