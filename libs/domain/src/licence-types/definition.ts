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

/** How old an answer may be when it is decided on, and by whose word. */
export interface Freshness {
  /** Days before the day of the application. */
  days: number;
  source: string;
}

export interface MaterialDefinition {
  id: string;
  name: Bilingual;
  /** The law, with its article, by which it is material at all. */
  basis: string;
  /** `obtained`: a source stands in for it and it must not be demanded; `not-needed`: the law asks it of other cases only. */
  status: 'form' | 'obtained' | 'not-needed' | 'asked';
  replacedBy?: {
    /** Id of a registry, or of another source that the machine has without asking: `identity-provider`, `mandates`. */
    source: string;
    basis: string;
    /** Left out where no registry is asked. */
    freshness?: Freshness;
    /**
     * Does the answer make the document needless for this very case? Left out: any record about the right subject does.
     * A registry that knows the place may still not know the right to it.
     */
    covers?: {
      /** Form fields that it looks at: nothing is said before they are filled in. */
      reads: readonly string[];
      holds: (record: JsonValue, facts: Pick<MaterialFacts, 'declared' | 'registered'>) => boolean;
    };
  };
  /** What may be brought where the source is silent or has nothing; left out where nothing is taken. */
  document?: MaterialDocument;
  /** What the applicant is asked for then. */
  ask?: Bilingual;
  /** False in cases that do not need it, `note` says why; left out where all do. */
  neededWhen?: (declared: MaterialFacts['declared']) => boolean;
  note?: Bilingual;
}

/** A document as far as its reading may be decided on. */
export interface AcceptedDocument {
  type: string;
  /** Accepted values by field name. */
  values: Readonly<Record<string, JsonValue>>;
  /** Fields of which the document shows something that was not accepted: never to be taken for "says nothing". */
  doubtful: readonly string[];
}

/** What a document's record is derived with, besides the document. */
export interface ExtractionContext {
  /** Whoever applies; left out where that is not known yet. */
  applicant?: { name: string; idNumber: string };
}

/** How a document is taken for an item of material. */
export interface MaterialDocument {
  /** Ids of the document types that the slot takes. */
  types: readonly string[];
  /** By type: the fields that must be accepted, or a person reads it. */
  needs: Readonly<Record<string, readonly string[]>>;
  /** The source whose record it gives where that one has none; left out where it only adds to what sources say. */
  standsInFor?: { source: string; when: 'absent' | 'absent-or-silent' };
  /** The record in the shape of the source it stands in for; undefined where it makes none. Pure. */
  toRecord: (document: AcceptedDocument, context: ExtractionContext) => JsonValue | undefined;
}

/** What is known while a form is filled in. */
export interface MaterialFacts {
  declared: Readonly<Record<string, JsonValue>>;
  registered: CaseFacts['registered'];
  /** Ids of sources that gave no answer. */
  silent: readonly string[];
  /** Documents that were given. */
  documents: readonly { slot: string; documentId: string }[];
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

/** `slots`: documents that it looked at besides what sources say. */
export type RuleResult = { slots?: readonly string[] } & (
  | { outcome: 'pass'; fact: string }
  | ({ outcome: 'refer'; fact: string; code?: string; remedy?: Bilingual; field?: string } & Bilingual)
);

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
  /** What it reads instead, or besides, where a document stands in; left out where it looks at none. */
  documentReads?: readonly ReadDefinition[];
  evaluate: (facts: CaseFacts, definition: LicenceTypeDefinition) => RuleResult;
}

/** What is done for a business, each with the level at which one must have signed in for it. */
export type AssuredAction = 'prepare' | 'submit' | 'follow' | 'collect' | 'grantMandate';

/** How surely a person must have been recognised, and by which law. */
export interface AssuranceDemand {
  level: AssuranceLevel;
  source: string;
}

/** How a business that the register does not know yet is known by its licence. */
export interface NewBusinessDefinition {
  /** Id of the material whose document is the licence. */
  slot: string;
  /** Days after its establishment until which the register may be behind. */
  days: { value: number; source: string };
  /** How surely its representative must have signed in: nothing else says that they are the one on the licence. */
  assurance: AssuranceDemand;
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
  /** Left out where only registered businesses may apply. */
  newBusiness?: NewBusinessDefinition;
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
