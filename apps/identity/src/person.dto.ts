import { ASSURANCE_LEVELS, parseResidentId } from '@licensing/domain';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNotEmpty, IsString, MaxLength, ValidateNested } from 'class-validator';
import { ParsedBy } from './parsed-by';

/** A signed-in person, as the gateway passes them on. */
export class PersonDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;

  /** Names of minorities have thirty characters and more; nothing but the registers judges them. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  name!: string;

  @ParsedBy('isResidentId', parseResidentId)
  idNumber!: string;

  @IsIn(ASSURANCE_LEVELS)
  assurance!: string;
}

/** A request of one person. */
export class PersonalDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person!: PersonDto;
}
