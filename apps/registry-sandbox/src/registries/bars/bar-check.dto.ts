import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { CREDIT_CODE, RESIDENT_ID } from '../../population/records/identifiers.validators';

export class BarSubject {
  @ValidateIf(({ idNumber, creditCode }: BarSubject) => idNumber !== undefined || creditCode === undefined)
  @Matches(RESIDENT_ID)
  idNumber?: string;

  @ValidateIf(({ creditCode }: BarSubject) => creditCode !== undefined)
  @Matches(CREDIT_CODE)
  creditCode?: string;
}

/** Body of `POST /registries/food-safety-bars/checks`. */
export class BarCheckRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => BarSubject)
  subjects!: BarSubject[];
}
