import type { EvidenceRef, Finding, Question, Reason } from '../decision';
import type { CreditCode, DivisionCode, LicenceNumber } from '../identifiers';
import type { LocalDate } from '../dates';

/** Each is also the type of the event on Kafka: past tense, versioned. */
export const RECORD_TYPES = [
  'licensing.application.submitted.v1',
  'licensing.application.waiting.v1',
  'licensing.application.asked.v1',
  'licensing.application.answered.v1',
  'licensing.application.verified.v1',
  'licensing.application.gathered.v1',
  'licensing.application.decided.v1',
  'licensing.application.referred.v1',
  'licensing.certificate.issued.v1',
] as const;

export type RecordType = (typeof RECORD_TYPES)[number];

/** The steps that ask somebody else and may have to wait. */
export const STEPS = ['verify', 'gather', 'decide', 'issue'] as const;
export type Step = (typeof STEPS)[number];

export interface SubmittedData {
  licenceType: string;
  typeVersion: string;
  creditCode: CreditCode;
  /** SHA-256 of the canonical JSON of the confirmed form; the form itself is personal and stays in casework, encrypted. */
  formSha256: string;
  /** The documents that were brought: for which item of material, and the hash of the bytes. Absent without any. */
  documents?: { slot: string; sha256: string }[];
}

/** A source is silent. The application goes on by itself. */
export interface WaitingData {
  source: string;
  /** ISO UTC. */
  since: string;
  step: Step;
}

/** Only the applicant can go on: everything that is asked, at once. */
export interface AskedData {
  step: Step;
  questions: Question[];
  /** ISO UTC. Unanswered until then, the application goes to a person. */
  until: string;
}

/** The applicant says that what was asked is mended; the step is taken again. */
export interface AnsweredData {
  step: Step;
  /** How surely the person who answered was recognised. */
  assurance: string;
}

/** By what right the applicant acts for the business, as proved. */
export interface ProvedAuthority {
  kind: 'representative' | 'mandate';
  /** 法定代表人, 经营者 or 负责人, as registered. */
  role?: string;
  /** Id of the mandate. */
  mandate?: string;
}

export interface VerifiedData {
  outcome: 'proved' | 'refer';
  reasons: Reason[];
  evidence: EvidenceRef[];
  /** Absent when none was proved, and on records made before authority was told apart. */
  authority?: ProvedAuthority;
}

export interface GatheredData {
  outcome: 'complete' | 'refer';
  reasons: Reason[];
  evidence: EvidenceRef[];
  /** SHA-256 of the canonical JSON of what was gathered. */
  fieldsSha256: string;
  /** SHA-256 of the canonical JSON of what documents say. Absent without any. */
  extractedSha256?: string;
}

export interface DecidedData {
  outcome: 'grant' | 'refer';
  ruleSet: { id: string; version: string; sha256: string };
  findings: Finding[];
  receiptSha256: string;
}

export interface ReferredData {
  reasons: Reason[];
}

/** What the public may know of a licence (信息公示): no natural person's number, phone or home. */
export interface IssuedLicence {
  number: LicenceNumber;
  creditCode: CreditCode;
  operatorName: string;
  premises: string;
  addressCode: string;
  divisionCode: DivisionCode;
  businessForm: string;
  items: string[];
  validFrom: LocalDate;
  validTo: LocalDate;
  authority: string;
  certificateSha256: string;
  licenceType: string;
  typeVersion: string;
}

export interface IssuedData {
  licence: IssuedLicence;
}

/** The payload of each record type. Never personal data: people appear only as references. */
export interface RecordData {
  'licensing.application.submitted.v1': SubmittedData;
  'licensing.application.waiting.v1': WaitingData;
  'licensing.application.asked.v1': AskedData;
  'licensing.application.answered.v1': AnsweredData;
  'licensing.application.verified.v1': VerifiedData;
  'licensing.application.gathered.v1': GatheredData;
  'licensing.application.decided.v1': DecidedData;
  'licensing.application.referred.v1': ReferredData;
  'licensing.certificate.issued.v1': IssuedData;
}

export function isRecordType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text);
}
