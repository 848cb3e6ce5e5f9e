import { type AddressDefaults, type AddressLayers, JIANGMEN, parseAddress } from './parse-address';

/** A row of the old-new table that renumbering leaves behind (江门市门楼号牌管理条例 art 19). */
export interface AddressAlias {
  former: string;
  current: string;
}

export interface AddressComparison {
  /** `same-place-note`: the same door, something about it differs and should be said. `unknown`: a person must look. */
  kind: 'same' | 'same-place-note' | 'different' | 'unknown';
  /** Layers that do not agree, highest first; a layer only one side has counts. */
  differs: (keyof AddressLayers)[];
  a: AddressLayers;
  b: AddressLayers;
}

const UPPER = ['L1', 'L2', 'L3', 'L4'] as const;
const ALL = [...UPPER, 'L5', 'L6', 'L7', 'notes'] as const;

/** Layer by layer (GB/T 23705-2009), upper layers first. Only a contradiction is `different`; silence never is. */
export function compareAddress(
  a: string,
  b: string,
  aliases: readonly AddressAlias[] = [],
  defaults: AddressDefaults = JIANGMEN,
): AddressComparison {
  const left = withAlias(parseAddress(a, defaults), aliases, defaults);
  const right = withAlias(parseAddress(b, defaults), aliases, defaults);
  const differs = ALL.filter((layer) => left[layer] !== right[layer]);
  return { kind: kindOf(left, right, differs), differs, a: left, b: right };
}

function kindOf(
  a: AddressLayers,
  b: AddressLayers,
  differs: readonly (keyof AddressLayers)[],
): AddressComparison['kind'] {
  const contradicts = (layer: keyof AddressLayers): boolean =>
    differs.includes(layer) && a[layer] !== '' && b[layer] !== '';
  if (UPPER.some(contradicts)) return 'different';
  if (differs.length === 0) return a.L5 === '' && a.L6 === '' ? 'unknown' : 'same';
  if (a.L5 === '' || b.L5 === '') return 'unknown';
  if (differs.includes('L5')) return a.L5.endsWith(b.L5) || b.L5.endsWith(a.L5) ? 'unknown' : 'different';
  if (a.L6 === '' || b.L6 === '') return 'unknown';
  if (differs.includes('L6')) return isSubNumberOf(a.L6, b.L6) || isSubNumberOf(b.L6, a.L6) ? 'unknown' : 'different';
  return contradicts('L7') && isOtherBuilding(a.L7, b.L7) ? 'different' : 'same-place-note';
}

/** `12号之1` may or may not be meant by `12号`; `12-1号` may be a sub-number or a range. */
function isSubNumberOf(a: string, b: string): boolean {
  const main = /^\d+/.exec(a)?.[0];
  return main !== undefined && main === /^\d+/.exec(b)?.[0] && !(a.includes('之') && b.includes('之'));
}

/** Two buildings in one compound are two places; two rooms in one building are one. */
function isOtherBuilding(a: string, b: string): boolean {
  const building = (text: string): string | undefined => /^[^\d]*?(\d+|[A-Z]+)(?:号楼|栋|座|幢)/.exec(text)?.[1];
  const [left, right] = [building(a), building(b)];
  return left !== undefined && right !== undefined && left !== right;
}

function withAlias(address: AddressLayers, aliases: readonly AddressAlias[], defaults: AddressDefaults): AddressLayers {
  const key = (layers: AddressLayers): string =>
    ALL.filter((layer) => layer !== 'notes')
      .map((layer) => layers[layer])
      .join('|');
  const alias = aliases.find(({ former }) => key(parseAddress(former, defaults)) === key(address));
  return alias === undefined ? address : { ...parseAddress(alias.current, defaults), notes: address.notes };
}
