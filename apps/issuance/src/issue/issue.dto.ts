import { parseApplicationId } from '@licensing/domain';
import { IsJsonObjectText, IsParsedBy } from '@licensing/platform';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { IsLocalDate } from '../local-date.constraint';

const MAX_JSON = 500_000;

export class IssueDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  idempotencyKey!: string;

  @IsParsedBy('isApplicationId', parseApplicationId)
  applicationId!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  typeVersion!: string;

  @IsLocalDate()
  decidedOn!: string;

  @IsJsonObjectText(MAX_JSON)
  declaredJson!: string;

  @IsJsonObjectText(MAX_JSON)
  registeredJson!: string;

  /** SHA-256 of the decision's receipt. */
  @Matches(/^[0-9a-f]{64}$/)
  receiptSha256!: string;

  @IsString()
  @MaxLength(40)
  decision!: string;
}
