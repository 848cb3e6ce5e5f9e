import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsAddressCode, IsCreditCode, IsDay, IsDivisionCode, IsResidentId } from './identifiers.validators';

/** A right in premises, held by a business or by a person. */
export class PremisesRight {
  @IsIn(['owner', 'lease'])
  kind!: 'owner' | 'lease';

  @IsOptional()
  @IsCreditCode()
  creditCode?: string;

  @IsOptional()
  @IsResidentId()
  idNumber?: string;

  @IsString()
  @IsNotEmpty()
  holder!: string;

  /** End of a lease; null or absent: without end. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;
}

/** Real-estate registry. */
export class PremisesRecord {
  @IsAddressCode()
  addressCode!: string;

  @IsString()
  @IsNotEmpty()
  address!: string;

  /** Square metres. */
  @IsNumber()
  @IsPositive()
  area!: number;

  /** 商业, 住宅, 商住, 工业, 仓储, … */
  @IsString()
  @IsNotEmpty()
  use!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PremisesRight)
  rights!: PremisesRight[];
}

/** Layers of a standard address, GB/T 23705. */
export class AddressLevels {
  @IsString()
  @IsNotEmpty()
  province!: string;

  @IsString()
  @IsNotEmpty()
  city!: string;

  @IsString()
  @IsNotEmpty()
  district!: string;

  @IsString()
  @IsNotEmpty()
  town!: string;

  @IsString()
  @IsNotEmpty()
  road!: string;

  @IsString()
  @IsNotEmpty()
  number!: string;

  @IsOptional()
  @IsString()
  building?: string;

  @IsOptional()
  @IsString()
  room?: string;
}

/** Standard-address registry (门楼号牌). */
export class StandardAddressRecord {
  @IsAddressCode()
  addressCode!: string;

  @IsString()
  @IsNotEmpty()
  standardAddress!: string;

  @IsDivisionCode()
  divisionCode!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => AddressLevels)
  levels!: AddressLevels;

  @IsArray()
  @IsString({ each: true })
  formerAddresses!: string[];
}
