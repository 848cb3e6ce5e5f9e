import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { EnrolmentCodes } from './enrolment-codes';
import { FactorChallenges } from './factor-challenges';
import { Factors } from './factors';
import { FactorsRepository } from './factors.repository';
import { LockOut } from './lock-out';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorPageController } from './second-factor-page.controller';
import { SecondFactorService } from './second-factor.service';
import { StaffAccounts } from './staff-accounts';
import { StaffAccountsRepository } from './staff-accounts.repository';
import { StaffController } from './staff.controller';
import { STAFF_MODELS } from './staff.schema';
import { Webauthn } from './webauthn';

/** People inside: their accounts, their second factors, and what locks them out. */
@Module({
  imports: [MongooseModule.forFeature(STAFF_MODELS)],
  controllers: [SecondFactorController, SecondFactorPageController, StaffController],
  providers: [
    StaffAccountsRepository,
    FactorsRepository,
    Factors,
    FactorChallenges,
    EnrolmentCodes,
    LockOut,
    Webauthn,
    SecondFactorService,
    StaffAccounts,
  ],
  exports: [StaffAccounts],
})
export class StaffModule {}
