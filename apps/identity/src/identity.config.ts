import { IsAddress, RegistryEnvironment } from '@licensing/platform';

export class IdentityEnvironment extends RegistryEnvironment {
  @IsAddress()
  IDENTITY_ADDRESS: string = undefined as unknown as string;
}
