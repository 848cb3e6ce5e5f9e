import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { StaffModule } from '../staff/staff.module';
import { IdentityProvider } from './identity-provider';
import { loadOidcLibrary, OIDC_LIBRARY } from './oidc-library';
import { SignInCookie } from './sign-in-cookie';
import { SignInController } from './sign-in.controller';
import { SignInRepository } from './sign-in.repository';
import { UsedSignIn, UsedSignInSchema } from './sign-in.schema';

@Module({
  imports: [StaffModule, MongooseModule.forFeature([{ name: UsedSignIn.name, schema: UsedSignInSchema }])],
  controllers: [SignInController],
  providers: [{ provide: OIDC_LIBRARY, useValue: loadOidcLibrary }, IdentityProvider, SignInCookie, SignInRepository],
})
export class SignInModule {}
