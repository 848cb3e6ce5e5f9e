import { type Business, type ListBusinessesResponse } from '@licensing/contracts';
import { AppError, REGISTRIES, type RegistryClient, toRegistryQuery } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance, Type } from 'class-transformer';
import { IsInt, IsObject, IsString, Length, Min, validateSync, ValidateNested } from 'class-validator';
import { type GetBusinessDto, type ListBusinessesDto } from './businesses.dto';

const SOURCE = 'business-registration';

class ListedBusiness implements Business {
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

class BusinessList {
  @ValidateNested({ each: true })
  @Type(() => ListedBusiness)
  businesses!: ListedBusiness[];

  @IsInt()
  @Min(0)
  total!: number;
}

class Representative {
  @IsString()
  idNumber!: string;

  @IsString()
  role!: string;
}

class BusinessRecord {
  @Length(18, 18)
  creditCode!: string;

  @IsString()
  name!: string;

  @IsString()
  status!: string;

  @IsString()
  domicile!: string;

  @Length(6, 6)
  divisionCode!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Representative)
  representative!: Representative;
}

/** A registry's record in the shape its interface promises; an answer of another shape is no answer. */
function toRecord<T extends object>(Shape: new () => T, record: unknown): T {
  const instance = plainToInstance(Shape, record);
  if (typeof instance !== 'object' || validateSync(instance).length > 0) {
    throw new AppError('SERVICE.UNAVAILABLE', new Error('unusable registry answer'));
  }
  return instance;
}

/** The businesses a person acts for, by the registration authority's own record. */
@Injectable()
export class BusinessesService {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  async list({ person, limit, offset }: ListBusinessesDto): Promise<ListBusinessesResponse> {
    const query = new URLSearchParams({
      representative: person.idNumber,
      limit: String(limit),
      offset: String(offset),
    });
    const record = await this.ask({ source: SOURCE, path: `/businesses?${query.toString()}` });
    const { businesses, total } = toRecord(BusinessList, record ?? { businesses: [], total: 0 });
    return {
      businesses: businesses.map(({ creditCode, name, status, role, domicile, divisionCode }) => ({
        creditCode,
        name,
        status,
        role,
        domicile,
        divisionCode,
      })),
      total,
    };
  }

  /** Absent and somebody else's are told apart nowhere: whoever asks learns only of their own. */
  async get({ person, creditCode }: GetBusinessDto): Promise<Business> {
    const record = await this.ask(toRegistryQuery(SOURCE, { creditCode: [creditCode] }));
    if (record === null) throw new AppError('RESOURCE.NOT_FOUND');
    const { representative, ...business } = toRecord(BusinessRecord, record);
    if (representative.idNumber !== person.idNumber || business.creditCode !== creditCode) {
      throw new AppError('RESOURCE.NOT_FOUND');
    }
    const { name, status, domicile, divisionCode } = business;
    return { creditCode, name, status, role: representative.role, domicile, divisionCode };
  }

  private async ask(query: Parameters<RegistryClient['ask']>[0]): Promise<unknown> {
    const reply = await this.registries.ask(query);
    if (reply.kind !== 'answered') throw new AppError('SERVICE.UNAVAILABLE', new Error(`${SOURCE} ${reply.kind}`));
    return reply.record;
  }
}
