import { Action } from '@licensing/contracts';
import { parseCreditCode } from '@licensing/domain';
import { AreDocumentRefs, type DocumentRefDto } from '@licensing/platform';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { MOST_DOCUMENTS } from '../documents/licence-desk';
import { ParsedBy } from '../parsed-by';
import { PersonalDto } from '../person.dto';
import { ACTIONS } from './actions';

export class AuthoriseDto extends PersonalDto {
  @ParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  typeVersion!: string;

  @IsIn(Object.values(ACTIONS))
  action!: Action;

  /** The person's own, as the caller has seen to. */
  @AreDocumentRefs(MOST_DOCUMENTS)
  documents!: DocumentRefDto[];

  /** Ids of those that a person is to look at as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_DOCUMENTS)
  @IsUUID(undefined, { each: true })
  asIs?: string[];
}
