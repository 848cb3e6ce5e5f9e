import { parseCreditCode } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { IsNotEmpty, IsObject, IsString, MaxLength } from 'class-validator';
import { AreDocumentIds } from '../documents/are-document-ids';

export class NewDraftDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  /** Uploads that go into the draft; one that the register does not know yet begins from its business licence. */
  @AreDocumentIds()
  documents?: string[];

  /** Those of them that a person is to look at as they are, since no machine reads them for sure. */
  @AreDocumentIds()
  asIs?: string[];
}

export class DraftChangeDto {
  /** Name to value; each is checked against the form of the licence type. */
  @IsObject()
  fields!: Record<string, unknown>;
}
