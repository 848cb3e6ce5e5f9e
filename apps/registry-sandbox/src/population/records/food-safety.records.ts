import { IsIn, IsNotEmpty, IsOptional, IsString, ValidateIf } from 'class-validator';
import { IsBarSubject, IsCreditCode, IsDay, IsResidentId } from './identifiers.validators';

export const BAR_GROUNDS = [
  'licence-revoked-five-years',
  'food-safety-crime-life',
  'false-material-one-year',
  'fraud-three-years',
] as const;
export type BarGround = (typeof BAR_GROUNDS)[number];

/** Food-safety bars: a person or business that may not apply or be in charge of food safety for a time. */
export class BarRecord {
  /** A credit code or a resident id number. */
  @IsBarSubject()
  subject!: string;

  @IsIn(BAR_GROUNDS)
  ground!: BarGround;

  @IsDay()
  from!: string;

  /** Null: for life. */
  @ValidateIf((record: BarRecord) => record.until !== null)
  @IsDay()
  until!: string | null;

  @IsString()
  authority!: string;

  @IsString()
  reference!: string;
}

/** Food-safety staff register: directors and officers who passed their assessment. */
export class FoodSafetyStaffRecord {
  @IsResidentId()
  holderIdNumber!: string;

  @IsString()
  @IsNotEmpty()
  holderName!: string;

  @IsIn(['食品安全总监', '食品安全员'])
  level!: '食品安全总监' | '食品安全员';

  @IsString()
  @IsNotEmpty()
  certificateNumber!: string;

  @IsDay()
  issuedOn!: string;

  @IsDay()
  validTo!: string;

  @IsOptional()
  @IsCreditCode()
  creditCode?: string;
}
