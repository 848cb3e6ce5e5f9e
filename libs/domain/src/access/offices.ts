const FORM = /^[1-9]\d{5}$/;

/** Whether a text can be the division code of an office (GB/T 2260): six digits. */
export function isOfficeCode(text: string): boolean {
  return FORM.test(text);
}

/**
 * Whether a division lies within an office's area: the same one, or below it. A code that ends in 0000 is a province's,
 * one that ends in 00 a city's (GB/T 2260). Without an office, or without a division, nothing lies within.
 */
export function isWithinOffice(office: string, divisionCode: string): boolean {
  if (!FORM.test(office) || !FORM.test(divisionCode)) return false;
  const area = office.endsWith('0000') ? 2 : office.endsWith('00') ? 4 : 6;
  return divisionCode.startsWith(office.slice(0, area));
}
