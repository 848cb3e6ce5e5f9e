import { type LocalDate, toChinaDate } from '@licensing/domain';
import { validateRequest } from '@licensing/platform';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Put, Query, UseGuards } from '@nestjs/common';
import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { type NewBusiness, toDocuments, toRegistered } from '../population/new-businesses';
import { PopulationIndex } from '../population/population-index';
import { BUSINESS_STATUSES, type BusinessRecord, type BusinessStatus } from '../population/records/business.records';
import { IsResidentId } from '../population/records/identifiers.validators';
import { SandboxProblem } from '../problems/sandbox-problem';
import { toPage } from '../registries/page';
import { LocalOnlyGuard } from './local-only.guard';

/** What the register shall know otherwise than the licence says it. */
class RegistrationRequest {
  @IsOptional()
  @IsIn(BUSINESS_STATUSES)
  status?: BusinessStatus;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  name?: string;

  /** Somebody of the population as representative. */
  @IsOptional()
  @IsResidentId()
  representativeId?: string;
}

interface NewBusinessEntry extends Pick<
  BusinessRecord,
  'creditCode' | 'name' | 'kind' | 'representative' | 'divisionCode' | 'addressCode'
> {
  readonly origin: NewBusiness['origin'];
  /** What the representative signs in with. */
  readonly login: string;
  /** Id number of the person in charge of food safety: the representative. */
  readonly foodSafetyPerson: string;
  readonly isRegistered: boolean;
  /** What the photos must show, by document type and field. */
  readonly documents: ReturnType<typeof toDocuments>;
}

const today = (): LocalDate => toChinaDate(new Date().toISOString());

/** Businesses that no register knows yet: for tests, and for whoever draws their documents. */
@Controller('admin/new-businesses')
@UseGuards(LocalOnlyGuard)
export class NewBusinessesController {
  private readonly loginOf: ReadonlyMap<string, string>;

  constructor(private readonly index: PopulationIndex) {
    this.loginOf = new Map(index.population.logins.map(({ idNumber, login }) => [idNumber, login]));
  }

  @Get()
  list(@Query('limit') limit: string | undefined, @Query('offset') offset: string | undefined): object {
    const { newBusinesses } = this.index.population;
    const page = toPage(limit, offset);
    return {
      total: newBusinesses.length,
      entries: newBusinesses.slice(page.offset, page.offset + page.limit).map((fresh) => this.toEntry(fresh)),
    };
  }

  /** The register learns of the business, as its licence says it or otherwise. */
  @Put(':creditCode/registration')
  register(@Param('creditCode') creditCode: string, @Body() body: unknown): BusinessRecord {
    const { status, name, representativeId } = validateRequest(RegistrationRequest, body ?? {});
    const learnt = toRegistered(this.getNew(creditCode), today());
    if (status !== undefined) learnt.status = status;
    if (name !== undefined) learnt.name = name;
    if (representativeId !== undefined) {
      const other = this.index.persons.get(representativeId);
      if (!other) throw new SandboxProblem('REGISTRY.NOT_FOUND');
      const { role } = learnt.representative;
      learnt.representative = { idNumber: other.idNumber, name: other.name, role };
    }
    this.index.learn(learnt);
    return learnt;
  }

  /** As if the register had never heard of it. */
  @Delete(':creditCode/registration')
  @HttpCode(HttpStatus.NO_CONTENT)
  forget(@Param('creditCode') creditCode: string): void {
    this.index.forget(this.getNew(creditCode).business.creditCode);
  }

  private getNew(creditCode: string): NewBusiness {
    const found = this.index.population.newBusinesses.find(({ business }) => business.creditCode === creditCode);
    if (!found) throw new SandboxProblem('REGISTRY.NOT_FOUND');
    return found;
  }

  private toEntry(fresh: NewBusiness): NewBusinessEntry {
    const { creditCode, name, kind, representative, divisionCode, addressCode } = fresh.business;
    const login = this.loginOf.get(representative.idNumber) ?? representative.idNumber;
    return {
      creditCode, name, kind, representative, divisionCode, addressCode, origin: fresh.origin, login,
      foodSafetyPerson: representative.idNumber, isRegistered: this.index.businesses.has(creditCode),
      documents: toDocuments(fresh, today()),
    }; // prettier-ignore
  }
}
