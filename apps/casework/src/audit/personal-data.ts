/** GB 11643 by its form: province 1-8, a birth date, no letter or digit on either side. */
const RESIDENT_ID =
  /(?<![0-9A-Za-z])[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/;
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/;

/** Does a text that should hold no personal data hold a resident identity number or a mobile number? */
export function findPersonalData(text: string): 'a resident identity number' | 'a mobile number' | undefined {
  if (RESIDENT_ID.test(text)) return 'a resident identity number';
  return MOBILE.test(text) ? 'a mobile number' : undefined;
}
