import { FACTOR_KINDS, type FactorKind } from '@licensing/domain';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class NewFactorDto {
  @IsIn(FACTOR_KINDS)
  kind!: FactorKind;

  /** For the first factor only. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  enrolmentCode?: string;
}

/** A code, or an authenticator's answer to a challenge. */
export class FactorProofDto {
  @IsOptional()
  @IsString()
  @MaxLength(16)
  code?: string;

  @IsOptional()
  @Matches(/^[\w-]{43}$/)
  challengeId?: string;

  @IsOptional()
  @IsObject()
  credential?: object;
}
