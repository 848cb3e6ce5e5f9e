import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessLog } from './access-log';
import { AccessClaim, AccessClaimSchema, StoredAccess, StoredAccessSchema } from './access.schema';
import { AccessRepository } from './access.repository';
import { AccessesGrpcController } from './accesses.grpc.controller';

/** Who read whose personal data: records it, and tells the person. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: StoredAccess.name, schema: StoredAccessSchema },
      { name: AccessClaim.name, schema: AccessClaimSchema },
    ]),
  ],
  controllers: [AccessesGrpcController],
  providers: [AccessRepository, AccessLog],
  exports: [AccessLog, AccessRepository],
})
export class AccessesModule {}
