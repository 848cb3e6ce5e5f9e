import { findPurpose, isOfficeCode } from '@licensing/domain';
import { Type } from 'class-transformer';
import { IsEmpty, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min, ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator'; // prettier-ignore

class ReaderDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  ref!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  role!: string;

  @ValidateBy({
    name: 'isOfficeCode',
    validator: { validate: (value: unknown) => typeof value === 'string' && isOfficeCode(value) },
  })
  office!: string;
}

/** A purpose of the list, and one that the reader's role may state. */
function isPurposeOfRole(value: unknown, { object }: ValidationArguments): boolean {
  const role = (object as GetApplicationDto).reader?.role;
  return typeof value === 'string' && findPurpose(value)?.roles.some((allowed) => allowed === role) === true;
}

export class GetApplicationDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;

  /** Whose own application it must be; empty when a member of staff or a service asks. */
  @IsString()
  @MaxLength(200)
  @ValidateIf(({ reader }: GetApplicationDto) => reader !== undefined)
  @IsEmpty()
  subject!: string;

  /** The member of staff who asks. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ReaderDto)
  reader?: ReaderDto;

  /** For what a member of staff asks. */
  @ValidateIf(({ reader }: GetApplicationDto) => reader !== undefined)
  @ValidateBy({
    name: 'isPurpose',
    validator: { validate: (value, args) => args !== undefined && isPurposeOfRole(value, args) },
  })
  purpose!: string;

  @ValidateIf(({ reader }: GetApplicationDto) => reader !== undefined)
  @IsIn(['application', 'certificate'])
  what!: string;
}

export class ListApplicationsDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject!: string;

  /** 0: as many as a page usually shows. */
  @IsInt()
  @Min(0)
  @Max(100)
  limit!: number;

  @IsInt()
  @Min(0)
  offset!: number;
}
