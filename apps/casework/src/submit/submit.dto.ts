import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PersonDto } from '../drafts/draft.dto';

export class SubmitDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  applicant!: PersonDto;
}

export class GetSubmissionDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;
}
