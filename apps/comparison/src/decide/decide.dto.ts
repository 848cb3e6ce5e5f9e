import { type Reason } from '@licensing/contracts';
import { IsJsonObjectText } from '@licensing/platform';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class VerificationSummaryDto {
  @IsIn(['proved', 'refer'])
  outcome!: 'proved' | 'refer';

  @IsArray()
  reasons!: Reason[];
}

export class DecideDto {
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

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  applicationDate!: string;

  @IsJsonObjectText(100_000)
  declaredJson!: string;

  @IsJsonObjectText(1_000_000)
  registeredJson!: string;

  /** Empty without documents. */
  @ValidateIf(({ extractedJson }: DecideDto) => extractedJson !== '')
  @IsJsonObjectText(1_000_000)
  extractedJson!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => VerificationSummaryDto)
  verification!: VerificationSummaryDto;
}
