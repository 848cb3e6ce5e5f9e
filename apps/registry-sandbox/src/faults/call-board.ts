import { Injectable } from '@nestjs/common';
import { REGISTRY_IDS, type RegistryId } from '../registries/registry-ids';

/**
 * Questions to one registry: `answered` truly (late or not), about somebody else (`wrong`), or not at all (`failed`).
 * What a delay holds back is counted when it goes out.
 */
export interface Calls {
  asked: number;
  answered: number;
  failed: number;
  wrong: number;
}

const none = (): [RegistryId, Calls][] =>
  REGISTRY_IDS.map((id) => [id, { asked: 0, answered: 0, failed: 0, wrong: 0 }]);

/** How often each registry has been asked since the start or the last reset. */
@Injectable()
export class CallBoard {
  private calls = new Map(none());

  count(registry: RegistryId, what: keyof Calls): void {
    const calls = this.calls.get(registry);
    if (calls) calls[what] += 1;
  }

  list(): Record<string, Calls> {
    return Object.fromEntries(this.calls);
  }

  reset(): void {
    this.calls = new Map(none());
  }
}
