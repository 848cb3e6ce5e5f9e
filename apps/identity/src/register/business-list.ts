import { plainToInstance, Type } from 'class-transformer';
import { IsInt, IsString, Length, Min, validateSync, ValidateNested } from 'class-validator';

class ListedBusiness {
  @Length(18, 18)
  creditCode!: string;

  @IsString()
  name!: string;

  @IsString()
  status!: string;

  @IsString()
  role!: string;

  @IsString()
  domicile!: string;

  @Length(6, 6)
  divisionCode!: string;
}

/** The register's list of the businesses that a person represents, one page of it. */
export class BusinessList {
  @ValidateNested({ each: true })
  @Type(() => ListedBusiness)
  businesses!: ListedBusiness[];

  @IsInt()
  @Min(0)
  total!: number;
}

/** An answer in the shape that its interface promises; of another shape it is no answer. */
export function findAnswer<T extends object>(Shape: new () => T, record: unknown): T | undefined {
  const instance = plainToInstance(Shape, record);
  return typeof instance === 'object' && !Array.isArray(instance) && validateSync(instance).length === 0
    ? instance
    : undefined;
}
