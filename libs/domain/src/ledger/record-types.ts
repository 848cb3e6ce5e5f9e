import type { EvidenceRef, Finding, Reason } from '../decision';
import type { CreditCode, DivisionCode, LicenceNumber } from '../identifiers';
import type { LocalDate } from '../dates';

/** Each is also the type of the event on Kafka: past tense, versioned. */
export const RECORD_TYPES = [
  'licensing.application.submitted.v1',
  'licensing.application.waiting.v1',
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
}

/** A source is silent. The application goes on by itself. */
export interface WaitingData {
  source: string;
  /** ISO UTC. */
  since: string;
  step: Step;
}

export interface VerifiedData {
  outcome: 'proved' | 'refer';
  reasons: Reason[];
  evidence: EvidenceRef[];
}

export interface GatheredData {
  outcome: 'complete' | 'refer';
  reasons: Reason[];
  evidence: EvidenceRef[];
  /** SHA-256 of the canonical JSON of what was gathered. */
  fieldsSha256: string;
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
  'licensing.application.verified.v1': VerifiedData;
  'licensing.application.gathered.v1': GatheredData;
  'licensing.application.decided.v1': DecidedData;
  'licensing.application.referred.v1': ReferredData;
  'licensing.certificate.issued.v1': IssuedData;
}

export function isRecordType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text);
}
