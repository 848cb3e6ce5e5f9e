/** Digits 11-14 (month and day of birth) become `****`, as on the certificate of a sole trader. */
export function maskResidentId(id: string): string {
  return `${id.slice(0, 10)}****${id.slice(14)}`;
}

/** For another party's eyes: from month and day alone the check character leaves few numbers to try, so all but five go. */
export function maskResidentIdForOthers(id: string): string {
  return `${id.slice(0, 3)}${'*'.repeat(13)}${id.slice(16)}`;
}

/** The middle four digits become `****`. */
export function maskPhone(phone: string): string {
  return phone.length < 11 ? '****' : `${phone.slice(0, 3)}****${phone.slice(7)}`;
}
