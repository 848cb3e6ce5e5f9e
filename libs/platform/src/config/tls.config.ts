import { IsNotEmpty, IsString } from 'class-validator';

/** What a client or a server needs of an app's configuration, to know the other end and be known to it. */
export interface TlsSettings {
  readonly TLS_CA_FILE: string;
  readonly TLS_CERT_FILE: string;
  readonly TLS_KEY_FILE: string;
}

/** What a service shows and believes between services: files in PEM, read again when they are renewed. */
export class TlsEnvironment implements TlsSettings {
  /** The authority, or several one after the other, whose certificates are believed. */
  @IsString()
  @IsNotEmpty()
  TLS_CA_FILE: string = undefined as unknown as string;

  /** The service's own certificate, which bears its name as `spiffe://licensing.local/<service>`. */
  @IsString()
  @IsNotEmpty()
  TLS_CERT_FILE: string = undefined as unknown as string;

  @IsString()
  @IsNotEmpty()
  TLS_KEY_FILE: string = undefined as unknown as string;
}
