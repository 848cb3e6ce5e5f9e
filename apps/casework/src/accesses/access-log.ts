import { type AccessLogServiceService } from '@licensing/contracts';
import { type GrpcClient } from '@licensing/platform';

/** Injection token of the service that keeps who read whose data. */
export const ACCESS_LOG = Symbol('access log');

export type AccessLogClient = Pick<GrpcClient<typeof AccessLogServiceService>, 'recordAccess'>;
