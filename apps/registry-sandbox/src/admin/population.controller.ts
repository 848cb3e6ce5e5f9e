import { validateRequest } from '@licensing/platform';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CASE_KINDS, type CaseKind, type CaseNote } from '../population/population';
import { PopulationIndex } from '../population/population-index';
import type { BusinessStatus, RepresentativeRole } from '../population/records/business.records';
import { LocalOnlyGuard } from './local-only.guard';

class PopulationQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50_000)
  limit = 100;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  offset = 0;

  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;
}

interface PopulationEntry {
  readonly kind: CaseKind;
  readonly origin: CaseNote['origin'];
  readonly creditCode: string;
  readonly name: string;
  readonly status: BusinessStatus;
  readonly divisionCode: string;
  readonly addressCode: string;
  readonly representative: { readonly idNumber: string; readonly name: string; readonly role: RepresentativeRole };
  /** Id number of the person in charge of food safety. */
  readonly foodSafetyPerson: string;
  /** What the representative signs in with: a demo login, otherwise the id number. */
  readonly login: string;
}

/** Who and what there is, for tests. A data folder carries no kinds and lists nothing here. */
@Controller('admin/population')
@UseGuards(LocalOnlyGuard)
export class PopulationController {
  private readonly loginOf: ReadonlyMap<string, string>;

  constructor(private readonly index: PopulationIndex) {
    this.loginOf = new Map(index.population.logins.map(({ idNumber, login }) => [idNumber, login]));
  }

  @Get()
  list(@Query() raw: Record<string, unknown>): { total: number; entries: PopulationEntry[] } {
    const { limit, offset, kind } = validateRequest(PopulationQuery, raw);
    const { cases } = this.index.population;
    const chosen = kind === undefined ? cases : cases.filter((note) => note.kind === kind);
    return {
      total: chosen.length,
      entries: chosen.slice(offset, offset + limit).flatMap((note) => this.toEntries(note)),
    };
  }

  private toEntries({ creditCode, kind, origin, foodSafetyPerson }: CaseNote): PopulationEntry[] {
    const business = this.index.businesses.get(creditCode);
    if (!business) return [];
    const { name, status, divisionCode, addressCode, representative } = business;
    const login = this.loginOf.get(representative.idNumber) ?? representative.idNumber;
    return [
      { kind, origin, creditCode, name, status, divisionCode, addressCode, representative, foodSafetyPerson, login },
    ];
  }
}
