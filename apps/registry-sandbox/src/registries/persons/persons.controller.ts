import { Controller, Get, Headers, Param, Query, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { PersonRecord } from '../../population/records/person.records';
import { ApiKeyGuard } from '../api-key.guard';
import { residentIdForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

interface PersonAnswer extends PersonRecord {
  /** Whether the name asked with is the person's; without a name there is nothing that matches. */
  readonly nameMatches: boolean;
}

function toAnswer(record: PersonRecord | null, asked: string | undefined): PersonAnswer | null {
  if (!record) return null;
  const { idNumber, name, sex, birthDate, alive } = record;
  return { idNumber, name, sex, birthDate, alive, nameMatches: asked?.trim() === name };
}

/** Population registry (公安 人口库). */
@Controller('registries/population')
@UseGuards(ApiKeyGuard)
export class PersonsController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get('persons/:idNumber')
  person(
    @Param('idNumber', residentIdForm) idNumber: string,
    @Query('name') name: string | undefined,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<PersonAnswer> | Promise<Envelope<PersonAnswer>> {
    const { persons } = this.index;
    return this.desk.answer({
      registry: 'population',
      keys: [idNumber],
      requestId,
      answer: () => toAnswer(persons.get(idNumber) ?? null, name),
      wrong: () => toAnswer(neighbourOf(persons, idNumber), name),
    });
  }
}
