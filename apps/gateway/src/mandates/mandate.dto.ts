import { parseCreditCode } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

/** What a grantor wrote, by its shape. What it says is checked by the rules of mandates, all of it at once. */
export class MandateOfferDto {
  @IsParsedBy('isCreditCode', parseCreditCode)
  creditCode!: string;

  @IsString()
  @MaxLength(200)
  agentName!: string;

  @IsString()
  @MaxLength(64)
  agentIdNumber!: string;

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  licenceTypes!: string[];

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  actions!: string[];

  @IsString()
  @MaxLength(64)
  validUntil!: string;

  /** That the statement was read and is agreed to: without it no mandate is given. */
  @IsOptional()
  @IsBoolean()
  agreed = false;
}
