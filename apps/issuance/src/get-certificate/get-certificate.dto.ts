import { IsString, Matches } from 'class-validator';

export class GetCertificateDto {
  @IsString()
  @Matches(/^[A-Z0-9]{1,40}$/)
  number!: string;
}
