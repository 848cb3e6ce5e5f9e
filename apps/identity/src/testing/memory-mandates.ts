import { type MandateRepository } from '../mandates/mandate.repository';
import { type MandateSlotRepository } from '../mandates/mandate-slot.repository';
import { type MandateSlot, type StoredMandate, type StoredMandateEvent } from '../mandates/mandate.schema';

type Public<T> = { [K in keyof T]: T[K] };

/** Mandates in memory, insert-only as the store is; `reads` counts what was asked of them. */
export class MemoryMandates implements Public<MandateRepository> {
  readonly mandates = new Map<string, StoredMandate>();
  readonly events = new Map<string, StoredMandateEvent>();
  reads = 0;

  insert(mandate: StoredMandate): ReturnType<MandateRepository['insert']> {
    const present = this.mandates.get(mandate._id);
    if (present !== undefined) return Promise.resolve({ kind: 'present', document: present });
    this.mandates.set(mandate._id, mandate);
    return Promise.resolve({ kind: 'inserted', document: mandate });
  }

  find(id: string): Promise<StoredMandate | undefined> {
    this.reads += 1;
    return Promise.resolve(this.mandates.get(id));
  }

  eventsOf(id: string): Promise<StoredMandateEvent[]> {
    this.reads += 1;
    const found: StoredMandateEvent[] = [];
    for (let n = 2, event; (event = this.events.get(`${id}:${n}`)) !== undefined; n += 1) found.push(event);
    return Promise.resolve(found);
  }

  append(id: string, n: number, event: Omit<StoredMandateEvent, '_id'>): Promise<boolean> {
    const _id = `${id}:${n}`;
    if (this.events.has(_id)) return Promise.resolve(false);
    this.events.set(_id, { _id, ...event });
    return Promise.resolve(true);
  }
}

/** Lists of mandates in memory. */
export class MemorySlots implements Public<MandateSlotRepository> {
  readonly slots = new Map<string, MandateSlot>();
  reads = 0;

  read(list: string): Promise<MandateSlot[]> {
    this.reads += 1;
    const found: MandateSlot[] = [];
    for (let k = 1, slot; (slot = this.slots.get(`${list}:${k}`)) !== undefined; k += 1) found.push(slot);
    return Promise.resolve(found);
  }

  count(list: string): Promise<number> {
    return Promise.resolve([...this.slots.keys()].filter((id) => id.startsWith(`${list}:`)).length);
  }

  claim(list: string, before: number, slot: Omit<MandateSlot, '_id'>): Promise<void> {
    for (let k = before + 1; ; k += 1) {
      const _id = `${list}:${k}`;
      const standing = this.slots.get(_id);
      if (standing === undefined) this.slots.set(_id, { _id, ...slot });
      if ((standing ?? slot).mandateId === slot.mandateId) return Promise.resolve();
    }
  }
}
