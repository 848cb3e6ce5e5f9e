import { Controller, Get, Headers, Param, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { FoodSafetyStaffRecord } from '../../population/records/food-safety.records';
import { ApiKeyGuard } from '../api-key.guard';
import { residentIdForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

/** Food-safety directors and officers (食品安全管理人员). */
@Controller('registries/food-safety-staff')
@UseGuards(ApiKeyGuard)
export class FoodSafetyStaffController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get(':idNumber')
  record(
    @Param('idNumber', residentIdForm) idNumber: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<FoodSafetyStaffRecord> | Promise<Envelope<FoodSafetyStaffRecord>> {
    const { foodSafetyStaff } = this.index;
    return this.desk.answer({
      registry: 'food-safety-staff',
      keys: [idNumber],
      requestId,
      answer: () => foodSafetyStaff.get(idNumber) ?? null,
      wrong: () => neighbourOf(foodSafetyStaff, idNumber),
    });
  }
}
