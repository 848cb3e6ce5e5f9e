import { parseCreditCode } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { IsNotEmpty, IsString, ValidateIf } from 'class-validator';

export class PrefillDto {
  @IsString()
  @IsNotEmpty()
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  typeVersion!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @ValidateIf((request: PrefillDto) => request.declaredJson !== '')
  @IsJsonObjectText(100_000)
  declaredJson!: string;
}
