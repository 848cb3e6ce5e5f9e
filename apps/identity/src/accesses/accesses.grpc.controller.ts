import {
  type AccessLogServiceController,
  AccessLogServiceControllerMethods,
  type ListAccessesRequest,
  type ListAccessesResponse,
  type RecordAccessRequest,
  type RecordAccessResponse,
} from '@licensing/contracts';
import { findReadingRole, STAFF_ROLES } from '@licensing/domain';
import { AppError, Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { AccessLog } from './access-log';
import { ListAccessesDto, RecordAccessDto } from './accesses.dto';

@Controller()
@AccessLogServiceControllerMethods()
export class AccessesGrpcController implements AccessLogServiceController {
  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  @Permits('call', 'AccessLogService.RecordAccess')
  async recordAccess(request: RecordAccessRequest): Promise<RecordAccessResponse> {
    const { idempotencyKey, ...access } = validateRequest(RecordAccessDto, request);
    const role = STAFF_ROLES.find((known) => known === access.reader.role);
    // A purpose that this role may not state is none: the caller did not check what it let somebody read for.
    if (role !== undefined && findReadingRole([role], access.purpose) === undefined) {
      throw new AppError('SESSION.FORBIDDEN');
    }
    await this.log.record({ key: idempotencyKey, ...access });
    return {};
  }

  @Permits('call', 'AccessLogService.ListAccesses')
  listAccesses(request: ListAccessesRequest): Promise<ListAccessesResponse> {
    const { person, limit, offset } = validateRequest(ListAccessesDto, request);
    return this.log.list(person.idNumber, limit, offset);
  }
}
