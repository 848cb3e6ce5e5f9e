import { parseCreditCode } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class NewDraftDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  /** Uploads that go into the draft; one that the register does not know yet begins from its business licence. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\w-]{1,64}$/, { each: true })
  documents?: string[];

  /** Those of them that a person is to look at as they are, since no machine reads them for sure. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\w-]{1,64}$/, { each: true })
  asIs?: string[];
}

export class DraftChangeDto {
  /** Name to value; each is checked against the form of the licence type. */
  @IsObject()
  fields!: Record<string, unknown>;
}
