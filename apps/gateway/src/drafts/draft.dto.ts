import { parseCreditCode } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { IsNotEmpty, IsObject, IsString, MaxLength } from 'class-validator';

export class NewDraftDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;
}

export class DraftChangeDto {
  /** Name to value; each is checked against the form of the licence type. */
  @IsObject()
  fields!: Record<string, unknown>;
}
