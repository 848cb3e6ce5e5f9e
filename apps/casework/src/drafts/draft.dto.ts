import { IsParsedBy } from '@licensing/platform';
import { parseCreditCode, parseDivisionCode } from '@licensing/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsISO8601, IsNotEmpty, IsString, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator'; // prettier-ignore
import { IsJsonText } from './json-text.validator';

const MAX_FIELDS = 100;
const MAX_VALUE = 10_000;

/** A person as the identity provider named them. */
export class PersonDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;

  @IsString()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(40)
  idNumber!: string;

  @IsString()
  @MaxLength(40)
  assurance!: string;
}

class FieldDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  name!: string;

  @IsJsonText(MAX_VALUE)
  valueJson!: string;

  @IsString()
  @MaxLength(64)
  source!: string;

  @ValidateIf(({ asOf }: FieldDto) => asOf !== '')
  @IsISO8601()
  asOf!: string;

  @IsBoolean()
  locked!: boolean;

  @IsJsonText(MAX_VALUE)
  previousJson!: string;
}

class MaterialDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  id!: string;

  @IsIn(['obtained', 'asked', 'provided', 'form', 'not-needed'])
  status!: string;

  @IsString()
  @MaxLength(64)
  source!: string;

  @ValidateIf(({ asOf }: MaterialDto) => asOf !== '')
  @IsISO8601()
  asOf!: string;

  @IsString()
  @MaxLength(64)
  documentId!: string;
}

class SilentSourceDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  source!: string;

  @IsISO8601()
  since!: string;
}

/** By what right a draft is begun. */
class AuthorityDto {
  @IsIn(['representative', 'mandate'])
  kind!: string;

  @IsString()
  @MaxLength(40)
  role!: string;

  @IsString()
  @MaxLength(64)
  @ValidateIf(({ kind }: AuthorityDto) => kind === 'mandate')
  @IsNotEmpty()
  mandateId!: string;
}

/** One field once: the second would silently win. */
const byName = ({ name }: FieldDto): string => name;
const byId = ({ id }: MaterialDto): string => id;

export class CreateDraftDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  applicant!: PersonDto;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  typeVersion!: string;

  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ArrayUnique(byName)
  @ValidateNested({ each: true })
  @Type(() => FieldDto)
  fields!: FieldDto[];

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => SilentSourceDto)
  silent!: SilentSourceDto[];

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ArrayUnique(byId)
  @ValidateNested({ each: true })
  @Type(() => MaterialDto)
  materials!: MaterialDto[];

  @IsDefined()
  @ValidateNested()
  @Type(() => AuthorityDto)
  authority!: AuthorityDto;

  @IsParsedBy('isDivisionCode', parseDivisionCode)
  divisionCode!: string;

  /** Under a mandate only; the representative must see what is done in their name. */
  @IsString()
  @MaxLength(200)
  @ValidateIf(({ authority }: CreateDraftDto) => (authority as AuthorityDto | undefined)?.kind === 'mandate')
  @IsNotEmpty()
  grantorSubject!: string;
}

export class SaveDraftDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;

  @IsInt()
  @Min(1)
  version!: number;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ArrayUnique(byName)
  @ValidateNested({ each: true })
  @Type(() => FieldDto)
  fields!: FieldDto[];

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ArrayUnique(byId)
  @ValidateNested({ each: true })
  @Type(() => MaterialDto)
  materials!: MaterialDto[];

  @IsArray()
  @ArrayMaxSize(MAX_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => SilentSourceDto)
  silent!: SilentSourceDto[];
}

/** Of a draft that is read or erased. */
export class GetDraftDto {
  @IsString()
  @MaxLength(64)
  draftId!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;
}
