/** Digits 11-14 (month and day of birth) become `****`, as on the certificate of a sole trader. */
export function maskResidentId(id: string): string {
  return `${id.slice(0, 10)}****${id.slice(14)}`;
}

/** The middle four digits become `****`. */
export function maskPhone(phone: string): string {
  return phone.length < 11 ? '****' : `${phone.slice(0, 3)}****${phone.slice(7)}`;
}
