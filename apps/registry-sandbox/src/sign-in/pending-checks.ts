import { Injectable } from '@nestjs/common';
import type { AssuranceLevel } from '@licensing/domain';

/** Somebody whose password was right, and what they have proved since. */
export interface PendingCheck {
  readonly accountId: string;
  readonly reached: AssuranceLevel;
}

const TTL_MS = 10 * 60_000;

/** Sign-ins between the password and the last check, by interaction. */
@Injectable()
export class PendingChecks {
  private readonly entries = new Map<string, PendingCheck & { readonly until: number }>();

  set(uid: string, pending: PendingCheck): void {
    const now = Date.now();
    for (const [known, { until }] of this.entries) {
      if (until > now) break;
      this.entries.delete(known);
    }
    this.entries.delete(uid);
    this.entries.set(uid, { ...pending, until: now + TTL_MS });
  }

  find(uid: string): PendingCheck | undefined {
    const entry = this.entries.get(uid);
    return entry !== undefined && entry.until > Date.now() ? entry : undefined;
  }

  remove(uid: string): void {
    this.entries.delete(uid);
  }
}
