import { SetMetadata } from '@nestjs/common';

/** Metadata key of the permission that a route or a gRPC method asks. */
export const PERMISSION = 'licensing:permission';

/** What a caller must be allowed to do before a route or a gRPC method answers. */
export interface Permission {
  readonly action: string;
  readonly subject: string;
}

/** Declares what a caller must be allowed to do. A route or a gRPC method without it is refused, and a spec lists it. */
export const Permits = (action: string, subject: string): MethodDecorator & ClassDecorator =>
  SetMetadata(PERMISSION, { action, subject } satisfies Permission);
