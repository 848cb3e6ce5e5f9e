import type { JsonValue } from '../canonical';
import { findLocalDate, type LocalDate } from '../dates';
import { isJsonObject } from './case-facts';

/** Reads a value of one shape; undefined when it has another. Nothing is converted: `"3"` is no number. */
export type Reader<T> = (value: JsonValue | undefined) => T | undefined;

export const asText: Reader<string> = (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

export const asNumber: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const asDate: Reader<LocalDate> = (value) => (typeof value === 'string' ? findLocalDate(value) : undefined);

/** Null, or absent inside an object, is a proper answer: "has none". */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === null || value === undefined ? null : read(value));
}

/** One ill-shaped entry spoils the list: it might be the one that matters. */
export function asList<T>(read: Reader<T>): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items: T[] = [];
    for (const entry of value as readonly JsonValue[]) {
      const item = read(entry);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
}

export function asObject<T extends object>(readers: { [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (value) => {
    if (!isJsonObject(value)) return undefined;
    const read: Partial<T> = {};
    for (const name of Object.keys(readers) as (keyof T & string)[]) {
      const member = readers[name](value[name]);
      if (member === undefined) return undefined;
      read[name] = member;
    }
    return read as T;
  };
}
