import { Module } from '@nestjs/common';
import { NewBusinessesController } from '../admin/new-businesses.controller';
import { PopulationController } from '../admin/population.controller';
import { CallBoard } from '../faults/call-board';
import { CallsController } from '../faults/calls.controller';
import { FaultBoard } from '../faults/fault-board';
import { FaultsController } from '../faults/faults.controller';
import { BarsController } from './bars/bars.controller';
import { BusinessesController } from './businesses/businesses.controller';
import { CertificatesController } from './certificates/certificates.controller';
import { FoodSafetyStaffController } from './food-safety-staff/food-safety-staff.controller';
import { HealthCertificatesController } from './health-certificates/health-certificates.controller';
import { PersonsController } from './persons/persons.controller';
import { PremisesController } from './premises/premises.controller';
import { RegistryDesk } from './registry-desk';
import { StandardAddressesController } from './standard-addresses/standard-addresses.controller';

/** The registries of the data-sharing platform, and what upsets them. */
@Module({
  controllers: [
    PersonsController,
    BusinessesController,
    BarsController,
    HealthCertificatesController,
    FoodSafetyStaffController,
    PremisesController,
    StandardAddressesController,
    CertificatesController,
    FaultsController,
    CallsController,
    PopulationController,
    NewBusinessesController,
  ],
  providers: [RegistryDesk, FaultBoard, CallBoard],
})
export class RegistriesModule {}
