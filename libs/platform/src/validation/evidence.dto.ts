import { IsISO8601, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';

/** A reference to what a source said, as it crosses the wire between services: who, when, and the hash of what was said. */
export class EvidenceDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  source!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  requestId!: string;

  @IsISO8601()
  asOf!: string;

  @Matches(/^[0-9a-f]{64}$/)
  replySha256!: string;

  /** What it is evidence for; empty where the receiver says so. */
  @IsString()
  @MaxLength(100)
  rule!: string;
}
