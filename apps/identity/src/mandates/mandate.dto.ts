import { Action } from '@licensing/contracts';
import { parseCreditCode } from '@licensing/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsEnum, IsNotEmpty, IsString, MaxLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { ParsedBy } from '../parsed-by';
import { PersonalDto, PersonDto } from '../person.dto';

/** Far more than there are; what is wrong within is told by the rules, field by field. */
const MOST = 50;

export class GrantMandateDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  idempotencyKey!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  grantor!: PersonDto;

  @ParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsString()
  @MaxLength(1_000)
  agentName!: string;

  @IsString()
  @MaxLength(100)
  agentIdNumber!: string;

  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  licenceTypes!: string[];

  @IsArray()
  @ArrayMaxSize(MOST)
  @IsEnum(Action, { each: true })
  actions!: Action[];

  @IsString()
  @MaxLength(40)
  validUntil!: string;

  @IsBoolean()
  agreed!: boolean;
}

/** One mandate, and who asks about it. Any text is looked for: what is no id is simply not found. */
export class MandateDto extends PersonalDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  mandateId!: string;
}
