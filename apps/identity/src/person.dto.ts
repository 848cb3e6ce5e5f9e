import { parseResidentId } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** A signed-in person, as the gateway passes them on. */
export class PersonDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  name!: string;

  @IsParsedBy('isResidentId', parseResidentId)
  idNumber!: string;

  @IsIn(['password', 'real-name', 'face-verified'])
  assurance!: string;
}
