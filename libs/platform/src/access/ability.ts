import { createMongoAbility, type MongoAbility } from '@casl/ability';
import { type Permission } from './permits';

/** A permission somebody holds, where need be only on things with these properties. */
export interface HeldPermission extends Permission {
  readonly conditions?: Readonly<Record<string, unknown>>;
}

/** What somebody may do. `ability.can(action, subject)` for kinds of things; with casl's `subject()` for one thing. */
export type Ability = MongoAbility;

/** The ability that permissions make together: what is not held is refused. */
export function toAbility(held: readonly HeldPermission[]): Ability {
  return createMongoAbility(
    held.map(({ action, subject, conditions }) => ({
      action,
      subject,
      ...(conditions && { conditions: { ...conditions } }),
    })),
  );
}
