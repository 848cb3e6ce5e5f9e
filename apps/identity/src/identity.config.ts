import { IsAddress, RegistryEnvironment } from '@licensing/platform';

export class IdentityEnvironment extends RegistryEnvironment {
  @IsAddress()
  IDENTITY_ADDRESS: string = undefined as unknown as string;

  /** Asked what a business licence says, where the register does not know the business yet. */
  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;
}
