import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CsrfTokens } from '../access/csrf-tokens';
import { DevicesController } from './devices.controller';
import { LastSeen } from './last-seen';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import {
  SessionSlot, SessionSlotSchema, SessionUse, SessionUseSchema, StoredSession, StoredSessionSchema,
} from './session.schema'; // prettier-ignore
import { Sessions } from './sessions';

@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: StoredSession.name, schema: StoredSessionSchema },
      { name: SessionSlot.name, schema: SessionSlotSchema },
      { name: SessionUse.name, schema: SessionUseSchema },
    ]),
  ],
  controllers: [SessionController, DevicesController],
  providers: [SessionRepository, LastSeen, Sessions, CsrfTokens],
  exports: [Sessions, CsrfTokens],
})
export class SessionModule {}
