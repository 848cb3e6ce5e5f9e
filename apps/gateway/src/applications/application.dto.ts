import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { AreDocumentIds } from '../documents/are-document-ids';

export class NewApplicationDto {
  @Matches(/^[\w-]{1,64}$/)
  draftId!: string;

  /** The draft's version as you have seen it; another one that stands by now is not submitted. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  /** Documents that were told to be of another kind, or unusable: a person is to look at them as they are. */
  @AreDocumentIds()
  asIs: string[] = [];
}

/** The longest a status request is held open, in seconds. */
export const MAX_WAIT_SECONDS = 30;

/** What a member of staff reads somebody's data for; applicants leave it out. */
export class PurposeQuery {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  purpose?: string;
}

export class StatusQuery extends PurposeQuery {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_WAIT_SECONDS)
  wait = 0;
}

/** An answer says no more than that what was asked has been mended: what was mended is looked up again. */
export class AnswerDto {}
