import type { StandardAddressRecord } from '../../population/records/premises.records';

/** Full width to half width, 號 to 号, capitals; what people type differently for the same place. */
const normalise = (text: string): string => text.normalize('NFKC').replaceAll('號', '号').toUpperCase();

/** Addresses whose present or a former text contains every word of the query, at most `limit`. */
export function searchAddresses(
  addresses: readonly StandardAddressRecord[],
  query: string,
  limit: number,
): StandardAddressRecord[] {
  const words = normalise(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const found: StandardAddressRecord[] = [];
  for (const address of addresses) {
    if (found.length === limit) break;
    if (has(address.standardAddress) || address.formerAddresses.some(has)) found.push(address);
  }
  return found;
}
