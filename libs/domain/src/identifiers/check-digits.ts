const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * ISO 7064 MOD 11,10 (GB/T 17710): the check digit that follows `digits`. Used by JY and SC licence numbers.
 * @throws RangeError when there is anything but digits.
 */
export function mod1110(digits: string): string {
  if (!/^\d+$/.test(digits)) throw new RangeError('MOD 11,10 takes digits only');
  let product = 10;
  for (const digit of digits) {
    product = (product + Number(digit)) % 10 || 10;
    product = (product * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * ISO 7064 MOD 37,36: the check character that follows `text` (0-9, A-Z, without dots). Used by the 电子证照标识 over
 * type, issuer, serial and version, without the root.
 * @throws RangeError on any other character.
 */
export function mod3736(text: string): string {
  if (!/^[0-9A-Z]+$/.test(text)) throw new RangeError('MOD 37,36 takes 0-9 and A-Z only');
  let product = 36;
  for (const character of text) {
    product = (product + ALPHANUMERIC.indexOf(character)) % 36 || 36;
    product = (product * 2) % 37;
  }
  return ALPHANUMERIC.charAt((37 - product) % 36);
}

/** Σ weight × value of each character in the alphabet; weights and text have the same length. */
export function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text.charAt(index)), 0);
}

/** The alphabet in which GB 11714 and GB/T 36904 count: 0-9, then A = 10 … Z = 35. */
export const ALPHANUMERIC_ALPHABET = ALPHANUMERIC;
