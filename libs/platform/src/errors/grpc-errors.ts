import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { AppError, type ErrorCode, isErrorCode, type Problem } from './app-error';

const CODE_KEY = 'error-code';
const PROBLEMS_KEY = 'problems-bin';

/** An AppError as gRPC carries it: status, stable code and problems in trailing metadata; no stack, no cause. */
export function toGrpcError(error: AppError): { code: status; details: string; message: string; metadata: Metadata } {
  const metadata = new Metadata();
  metadata.set(CODE_KEY, error.code);
  if (error.problems.length > 0) metadata.set(PROBLEMS_KEY, Buffer.from(JSON.stringify(error.problems)));
  return { code: error.kind.grpc, details: error.code, message: error.code, metadata };
}

const BY_STATUS = new Map<status, ErrorCode>([
  [status.DEADLINE_EXCEEDED, 'SERVICE.TIMEOUT'],
  [status.UNAVAILABLE, 'SERVICE.UNAVAILABLE'],
  [status.CANCELLED, 'SERVICE.UNAVAILABLE'],
  [status.RESOURCE_EXHAUSTED, 'SERVICE.UNAVAILABLE'],
  [status.NOT_FOUND, 'RESOURCE.NOT_FOUND'],
]);

/** The AppError that a gRPC call failed with, as the service threw it, or by status when the service did not get that far. */
export function fromGrpcError(error: ServiceError): AppError {
  const code = error.metadata.get(CODE_KEY)[0];
  if (!isErrorCode(code)) return new AppError(BY_STATUS.get(error.code) ?? 'SERVICE.FAULT', error);
  const packed = error.metadata.get(PROBLEMS_KEY)[0];
  const problems = Buffer.isBuffer(packed) ? (JSON.parse(packed.toString('utf8')) as Problem[]) : [];
  return new AppError(code, error, problems);
}
