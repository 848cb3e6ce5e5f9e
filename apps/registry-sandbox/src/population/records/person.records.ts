import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, ArrayUnique, IsArray, Matches } from 'class-validator';
import type { Sex } from '../names';
import { IsDay, IsResidentId } from './identifiers.validators';

/** Population registry. */
export class PersonRecord {
  @IsResidentId()
  idNumber!: string;

  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsIn(['男', '女'])
  sex!: Sex;

  @IsDay()
  birthDate!: string;

  @IsBoolean()
  alive!: boolean;
}

export type AssuranceLevel = 'password' | 'real-name' | 'face-verified';

export const ASSURANCE_LEVELS: readonly AssuranceLevel[] = ['password', 'real-name', 'face-verified'];
export const ROLES: readonly string[] = ['auditor', 'clerk', 'inspector', 'reviewer', 'administrator'];

/** A short login of the identity provider for one person of the population. */
export class LoginRecord {
  @IsString()
  @IsNotEmpty()
  login!: string;

  @IsResidentId()
  idNumber!: string;

  /** Empty for applicants. */
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles!: string[];

  /** What the sign-in page says about this person, Chinese and English. */
  @IsString()
  noteZh!: string;

  @IsString()
  noteEn!: string;

  /** What the person's password alone is worth; `real-name` unless told. */
  @IsOptional()
  @IsIn(ASSURANCE_LEVELS)
  acr?: AssuranceLevel;

  /** Division code of a member of staff's office. */
  @IsOptional()
  @Matches(/^[1-9]\d{5}$/)
  office?: string;
}

/** Health-certificate registry. */
export class HealthCertificateRecord {
  @IsResidentId()
  holderIdNumber!: string;

  @IsString()
  @IsNotEmpty()
  holderName!: string;

  @IsString()
  @IsNotEmpty()
  certificateNumber!: string;

  @IsDay()
  issuedOn!: string;

  @IsDay()
  validTo!: string;

  @IsString()
  institution!: string;
}
