import { IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';

export class GetApplicationDto {
  @IsString()
  @MaxLength(64)
  applicationId!: string;

  /** Empty when a staff member asks. */
  @IsString()
  @MaxLength(200)
  subject!: string;
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
