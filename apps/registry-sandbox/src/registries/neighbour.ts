import { hash32 } from '../population/random';

const keysOf = new WeakMap<ReadonlyMap<string, unknown>, readonly string[]>();

/** Another key of the map, always the same one for the same key; undefined when there is no other. */
export function findNeighbour(map: ReadonlyMap<string, unknown>, key: string): string | undefined {
  let keys = keysOf.get(map);
  if (!keys) {
    keys = [...map.keys()];
    keysOf.set(map, keys);
  }
  if (keys.length === 0) return undefined;
  const place = hash32(key) % keys.length;
  const candidate = keys[place] === key ? keys[(place + 1) % keys.length] : keys[place];
  return candidate === key ? undefined : candidate;
}

/** The record of {@link findNeighbour}: what a registry answers when it mixes up its files. */
export function neighbourOf<T>(map: ReadonlyMap<string, T>, key: string): T | null {
  const other = findNeighbour(map, key);
  return other === undefined ? null : (map.get(other) ?? null);
}
