import { Action } from '@licensing/contracts';
import { parseCreditCode } from '@licensing/domain';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ParsedBy } from '../parsed-by';
import { AreDocumentRefs, type DocumentRefDto } from '../documents/document-ref.dto';
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
  @AreDocumentRefs()
  documents!: DocumentRefDto[];
}
