import { IsAddress, StoreEnvironment } from '@licensing/platform';
import { IsNotEmpty, IsString, IsUrl } from 'class-validator';

export class IssuanceEnvironment extends StoreEnvironment {
  @IsAddress()
  ISSUANCE_ADDRESS: string = undefined as unknown as string;

  /** The folder certificates are kept in, by content hash. */
  @IsString()
  @IsNotEmpty()
  OBJECT_STORE_DIR: string = undefined as unknown as string;

  /** Address of the gateway as a browser sees it: the QR code leads to `<PUBLIC_URL>/verify/<number>`. */
  @IsUrl({ require_tld: false })
  PUBLIC_URL: string = undefined as unknown as string;
}
