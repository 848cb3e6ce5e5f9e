import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class GetPremisesDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  number!: string;
}
