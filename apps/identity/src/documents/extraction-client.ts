import { type ExtractionServiceService } from '@licensing/contracts';
import { type GrpcClient } from '@licensing/platform';

/** Injection token of the service that reads documents. */
export const EXTRACTION = Symbol('extraction');

export type ExtractionClient = Pick<GrpcClient<typeof ExtractionServiceService>, 'getExtracted'>;
