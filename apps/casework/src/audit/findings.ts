import { type AuditCheck } from '@licensing/contracts';

/** What must always hold, by its number in the architecture. 10 (replay) is looked at by the replay tests. */
export const INVARIANTS = {
  1: 'applications with more than one live certificate',
  2: 'licence numbers given twice',
  3: 'licence numbers missing and not void',
  4: 'certificates whose digest differs between file, register, ledger and event',
  5: 'accepted applications without an end after the drain time',
  6: 'ledger records without an event, or events without a record',
  7: 'records of one application out of order',
  8: 'approvals without complete evidence',
  9: 'approvals after a rule said otherwise',
  11: 'commands applied twice',
  12: 'personal data outside encrypted fields',
  13: 'records tampered with, deleted or swapped',
  14: 'licences on which issuance, ledger and supervision disagree',
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** One breach: the id of what is wrong, and why. */
export interface Finding {
  readonly invariant: Invariant;
  readonly id: string;
  readonly reason: string;
}

const MOST_SHOWN = 20;

/** Each invariant with the number of ids that breach it, and the first of these. */
export function toChecks(findings: Iterable<Finding>): AuditCheck[] {
  const byInvariant = new Map<Invariant, Map<string, string>>();
  for (const { invariant, id, reason } of findings) {
    const ids = byInvariant.get(invariant) ?? new Map<string, string>();
    byInvariant.set(invariant, ids);
    if (!ids.has(id)) ids.set(id, reason);
  }
  return Object.entries(INVARIANTS).map(([number, name]) => {
    const invariant = Number(number);
    const ids = byInvariant.get(invariant as Invariant) ?? new Map<string, string>();
    const found = [...ids].slice(0, MOST_SHOWN).map(([id, reason]) => `${id}: ${reason}`);
    return { invariant, name, count: ids.size, found };
  });
}
