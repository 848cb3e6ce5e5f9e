import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { hash32 } from '../population/random';
import { SandboxProblem } from '../problems/sandbox-problem';
import type { RegistryId } from '../registries/registry-ids';
import { SandboxEnvironment } from '../sandbox.config';
import type { FaultKind, FaultRequest } from './fault.dto';

export interface Fault {
  readonly registry: RegistryId;
  readonly kind: FaultKind;
  readonly key?: string;
  readonly delayMs: number;
  readonly rate: number;
  readonly status: number;
}

interface SetFault {
  readonly fault: Fault;
  /** How often each identifier has been asked for since the fault was set. */
  readonly asked: Map<string, number>;
}

const ANY = '';

/** The faults now set, at most one per registry and identifier. In memory: a restart clears them. */
@Injectable()
export class FaultBoard implements OnModuleDestroy {
  private readonly faults = new Map<RegistryId, Map<string, SetFault>>();
  private readonly seed: number;
  private stop: (reason: SandboxProblem) => void = () => undefined;
  private readonly stopped: Promise<never>;

  constructor(config: SandboxEnvironment) {
    this.seed = config.SANDBOX_SEED;
    this.stopped = new Promise((_, reject) => {
      this.stop = reject;
    });
    this.stopped.catch(() => undefined);
  }

  /** A fault on one identifier goes before a fault on the whole registry. */
  findFault(registry: RegistryId, keys: readonly string[]): Fault | undefined {
    const set = this.faults.get(registry);
    if (!set) return undefined;
    const key = keys.find((candidate) => set.has(candidate));
    const found = set.get(key ?? ANY);
    return found && this.strikes(found, keys[0] ?? ANY) ? found.fault : undefined;
  }

  set(registry: RegistryId, { kind, key, delayMs, rate, status }: FaultRequest): Fault {
    const fault: Fault = { registry, kind, ...(key === undefined ? {} : { key }), delayMs, rate, status };
    const set = this.faults.get(registry) ?? new Map<string, SetFault>();
    set.set(key ?? ANY, { fault, asked: new Map() });
    this.faults.set(registry, set);
    return fault;
  }

  list(): Fault[] {
    return [...this.faults.values()].flatMap((set) => [...set.values()].map(({ fault }) => fault));
  }

  clear(registry?: RegistryId): void {
    if (registry === undefined) this.faults.clear();
    else this.faults.delete(registry);
  }

  /** Stays open until the client leaves or this process stops. */
  untilStopped(): Promise<never> {
    return this.stopped;
  }

  onModuleDestroy(): void {
    this.stop(new SandboxProblem('REGISTRY.UNAVAILABLE'));
  }

  /** Decided by seed, identifier and how often it was asked, so a run can be repeated whatever the order of requests. */
  private strikes({ fault, asked }: SetFault, key: string): boolean {
    if (fault.rate >= 1) return true;
    const time = asked.get(key) ?? 0;
    asked.set(key, time + 1);
    return hash32(`${this.seed}:${fault.registry}:${key}:${time}`) / 4_294_967_296 < fault.rate;
  }
}
