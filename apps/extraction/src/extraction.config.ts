import { IsAddress, RegistryEnvironment } from '@licensing/platform';
import { IsNotEmpty, IsString } from 'class-validator';

export class ExtractionEnvironment extends RegistryEnvironment {
  /** The folder that documents lie in, sealed. */
  @IsString()
  @IsNotEmpty()
  OBJECT_STORE_DIR: string = undefined as unknown as string;

  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;
}
