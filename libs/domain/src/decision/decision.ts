/** A sentence for the public, in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** Why a person has to look. No free text: each names fact, rule, law and remedy. Holds no personal data. */
export interface Reason extends Bilingual {
  /** Stable, e.g. `BUSINESS_STATUS`. */
  code: string;
  /** Law and article. */
  basis: string;
  remedy: Bilingual;
  /** Name of the form field it is about. */
  field?: string;
  /** Id of the rule that found it. */
  rule?: string;
}

/** One of the answers that a question offers. Never chosen for the person. */
export interface Choice {
  value: string;
  label: Bilingual;
}

/** What only the applicant can answer or mend. Everything is asked at once (行政许可法 art 32). Holds no personal data. */
export interface Question extends Bilingual {
  /** Stable, e.g. `ASSURANCE_TOO_LOW`. */
  code: string;
  /** Law and article. */
  basis: string;
  todo: Bilingual;
  /** Name of the form field it is about. */
  field?: string;
  choices?: Choice[];
}

/** What one rule found. Every rule leaves one, passed or not. Holds no personal data: it goes into the ledger. */
export interface Finding extends Bilingual {
  rule: string;
  outcome: 'pass' | 'refer';
  /** The fact looked at, e.g. `business-registration.status=存续`. */
  fact: string;
  basis: string;
  remedy?: Bilingual;
}

/** A machine grants or asks; it never refuses (个人信息保护法 art 24). */
export interface Decision {
  outcome: 'grant' | 'refer';
  findings: Finding[];
  reasons: Reason[];
}

/** One answer of a registry, by reference: who was asked, when it was true, and the hash of what was answered. */
export interface EvidenceRef {
  source: string;
  requestId: string;
  /** ISO UTC, from the registry. */
  asOf: string;
  /** SHA-256 of the canonical JSON of the answer, hex. */
  replySha256: string;
  rule?: string;
}
