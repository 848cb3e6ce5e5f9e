import { IsAddress, RegistryEnvironment } from '@licensing/platform';

export class ExtractionEnvironment extends RegistryEnvironment {
  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;
}
