/** Where a rule comes from. */
export interface AccessSource {
  readonly zh: string;
  readonly en: string;
  /** Whether the text was read at its source; otherwise it is quoted from memory and must be checked before it is relied on. */
  readonly verified: boolean;
}

/** A law or standard quoted from memory. */
export const unverified = (zh: string, en: string): AccessSource => ({ zh, en, verified: false });
