import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';

export class GatherDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  idempotencyKey!: string;

  @IsUUID()
  applicationId!: string;

  @IsString()
  @IsNotEmpty()
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  typeVersion!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsJsonObjectText(100_000)
  declaredJson!: string;
}

export class GetGatheredDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  idempotencyKey!: string;
}
