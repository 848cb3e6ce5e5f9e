import { parseApplicationId } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator'; // prettier-ignore

const MAX_RECORDS = 20;
const MAX_DATA = 200_000;

class NewRecordDto {
  @IsString()
  @MaxLength(100)
  type!: string;

  /** One form only: the time is hashed as text. */
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/)
  time!: string;

  @IsJsonObjectText(1_000)
  actorJson!: string;

  @IsJsonObjectText(MAX_DATA)
  dataJson!: string;
}

export class AppendDto {
  @IsParsedBy('isApplicationId', parseApplicationId)
  applicationId!: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  firstN!: number;

  @Matches(/^[0-9a-f]{64}$/)
  previousHash!: string;

  @Matches(/^[\w-]{8,64}$/)
  correlationId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_RECORDS)
  @ValidateNested({ each: true })
  @Type(() => NewRecordDto)
  records!: NewRecordDto[];
}
