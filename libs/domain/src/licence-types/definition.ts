import type { LocalDate, ValidityRule } from '../dates';
import type { JsonValue } from '../canonical';
import type { AssuranceLevel } from '../assurance';
import type { Bilingual } from '../decision';
import type { LicenceNumber } from '../identifiers';
import type { AnswerTerm } from '../life-cycle';
import type { CaseFacts, ValueRef } from './case-facts';

export type FieldKind = 'text' | 'number' | 'choice' | 'choices' | 'phone' | 'resident-id' | 'address-code' | 'date';

export interface ChoiceDefinition {
  code: string;
  label: Bilingual;
  /** First and last day on which it may be chosen. */
  validFrom?: LocalDate;
  validTo?: LocalDate;
  source: string;
}

export interface FormFieldDefinition {
  name: string;
  label: Bilingual;
  kind: FieldKind;
  required: boolean;
  /** The law that lets us ask. */
  basis: string;
  maxLength?: number;
  min?: number;
  max?: number;
  unit?: string;
  choices?: readonly ChoiceDefinition[];
  prefill?: { source: string; path: string };
  /** False where a registry speaks. */
  editable: boolean;
  personal: boolean;
}

export interface SourceDefinition {
  /** Id of the registry. */
  id: string;
  name: Bilingual;
  /** When it is asked: to fill the form, to prove the applicant, or to gather for the decision. */
  steps: readonly ('prefill' | 'verify' | 'gather')[];
  /** What is sent, in order; a parameter named twice is sent for both values. */
  request: readonly { parameter: string; value: ValueRef }[];
  /** The answer must be about this subject, or it is no answer. */
  subject?: { path: string; equals: ValueRef };
  basis: string;
  personal: boolean;
}

export interface MaterialDefinition {
  id: string;
  name: Bilingual;
  basis: string;
  /** `obtained`: a source stands in for it and it must not be demanded; `not-needed`: the law asks it of other cases only. */
  status: 'form' | 'obtained' | 'not-needed' | 'asked';
  replacedBy?: { source: string; basis: string };
  note?: Bilingual;
}

export interface NumberingDefinition {
  prefix: string;
  /** Digit that each choice of this field becomes. */
  form: { field: string; digits: Readonly<Record<string, string>> };
  region: ValueRef;
  sequenceDigits: number;
  source: string;
}

export interface ClockStep {
  step: string;
  workingDays: number;
  source: string;
}

export interface AuthorityDefinition {
  divisionCode: string;
  name: Bilingual;
  source: string;
}

/** What is fixed at issue, besides the facts. */
export interface IssueFacts {
  number: LicenceNumber;
  issuedOn: LocalDate;
  validTo: LocalDate;
}

export interface FaceFieldDefinition {
  name: string;
  label: Bilingual;
  /** Undefined when a fact is missing or ill-shaped: a certificate is never printed with a gap. */
  find: (facts: CaseFacts, issue: IssueFacts) => string | undefined;
}

export interface CertificateDefinition {
  template: string;
  faceFields: readonly FaceFieldDefinition[];
  /** Where the public licence record (the event) reads its values. */
  publicFields: Readonly<
    Record<
      'operatorName' | 'creditCode' | 'premises' | 'addressCode' | 'divisionCode' | 'businessForm' | 'items',
      ValueRef
    >
  >;
}

export type RuleResult =
  | { outcome: 'pass'; fact: string }
  | ({ outcome: 'refer'; fact: string; code?: string; remedy?: Bilingual; field?: string } & Bilingual);

/** One fact that a rule reads. `source` is a registry's id, or `declared`. */
export interface ReadDefinition {
  source: string;
  path: string;
}

/** One rule: words and law as data, and one pure function. */
export interface RuleDefinition {
  /** Stable, upper case; also the code of its reason. */
  id: string;
  basis: string;
  /** What holds when it passes. */
  title: Bilingual;
  remedy: Bilingual;
  /** The form field that the applicant would mend. */
  field?: string;
  reads: readonly ReadDefinition[];
  evaluate: (facts: CaseFacts, definition: LicenceTypeDefinition) => RuleResult;
}

/** What is done for a business, each with the level at which one must have signed in for it. */
export type AssuredAction = 'prepare' | 'submit' | 'follow' | 'collect' | 'grantMandate';

/** How surely a person must have been recognised, and by which law. */
export interface AssuranceDemand {
  level: AssuranceLevel;
  source: string;
}

export interface LicenceTypeDefinition {
  id: string;
  version: string;
  name: Bilingual;
  legalBasis: string;
  form: readonly FormFieldDefinition[];
  sources: readonly SourceDefinition[];
  materials: readonly MaterialDefinition[];
  numbering: NumberingDefinition;
  validity: ValidityRule;
  clock: readonly ClockStep[];
  /** How long an applicant has to answer what was asked; left out where the usual term does. */
  answerTerm?: AnswerTerm;
  /** The level of sign-in that each action asks. */
  assurance: Readonly<Record<AssuredAction, AssuranceDemand>>;
  authorities: readonly AuthorityDefinition[];
  ruleSet: {
    id: string;
    version: string;
    rules: readonly RuleDefinition[];
    /** Every number and list the rules use, each with its source. */
    parameters: Readonly<Record<string, { value: JsonValue; source: string }>>;
  };
  certificate: CertificateDefinition;
}
