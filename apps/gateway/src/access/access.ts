import { SetMetadata } from '@nestjs/common';

/** Who may call a route. `applicant`: anybody signed in; what they may see is checked against what is theirs. */
export type Audience = 'public' | 'applicant' | 'auditor';

export const AUDIENCE = 'gateway:audience';

/** Declares who may call a route. A route without it is refused, and a spec lists it. */
export const Access = (audience: Audience): MethodDecorator & ClassDecorator => SetMetadata(AUDIENCE, audience);
