import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { StoredSession, StoredSessionSchema } from './session.schema';
import { CsrfTokens } from '../access/csrf-tokens';
import { Sessions } from './sessions';

@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: StoredSession.name, schema: StoredSessionSchema }])],
  controllers: [SessionController],
  providers: [SessionRepository, Sessions, CsrfTokens],
  exports: [Sessions, CsrfTokens],
})
export class SessionModule {}
