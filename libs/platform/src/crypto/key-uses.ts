import { Inject, Injectable } from '@nestjs/common';
import { type Keys } from './keyring';

/** Injection token of the process's living keys. */
export const KEYS = Symbol('field keys');

/** How far one use of the field keys is with going over to the current key. */
export interface KeyProgress {
  /** Sealed again under the current key since it became the current one. */
  readonly resealed: number;
  /** What may still be sealed under another key. */
  readonly left: number;
  /** Nothing here needs any other key than the current one. */
  readonly done: boolean;
  /** What no known key opens: other keys than these were lost, or it was changed. */
  readonly unreadable: number;
}

/** Something that keeps texts sealed with the field keys. */
export interface KeyUse {
  readonly name: string;
  look(): Promise<KeyProgress>;
}

/** What a process answers at `/health/keys`. */
export interface KeysReport extends KeyProgress {
  readonly current: string;
  /** Ids of all keys that this process can open with. */
  readonly known: readonly string[];
  readonly parts: Readonly<Record<string, KeyProgress>>;
}

/** Who uses the field keys in this process; modules add theirs at start. */
@Injectable()
export class KeyUses {
  private readonly uses: KeyUse[] = [];

  constructor(@Inject(KEYS) private readonly keys: Keys) {}

  add(use: KeyUse): void {
    this.uses.push(use);
  }

  async report(): Promise<KeysReport> {
    const parts = await Promise.all(this.uses.map(async (use) => [use.name, await use.look()] as const));
    const { current, keys } = this.keys.ring();
    const sum = (member: 'resealed' | 'left' | 'unreadable'): number =>
      parts.reduce((total, [, progress]) => total + progress[member], 0);
    return {
      current,
      known: [...keys.keys()],
      resealed: sum('resealed'),
      left: sum('left'),
      unreadable: sum('unreadable'),
      done: parts.every(([, { done }]) => done),
      parts: Object.fromEntries(parts),
    };
  }
}
