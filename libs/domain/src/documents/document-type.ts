import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Bilingual } from '../decision';
import type { Span } from './layout/span';
import type { PageBox, PageText } from './page-text';

/** Why a field has no value that can be used. */
export type FieldFault = 'absent' | 'unclear' | 'glare' | 'shadow' | 'blur' | 'cut' | 'too-small' | 'contradicted';

/** What a parser found for one field, before it is judged. */
export interface ParsedField {
  name: string;
  /** The text as read, labels left off; pieces of several lines joined. */
  raw: string;
  /** Normalised: a date as YYYY-MM-DD, a code in upper case without spaces. Undefined when the raw text is no such value. */
  value: JsonValue | undefined;
  /** The lowest confidence among the characters it was taken from, after both readings. 0 to 1. */
  confidence: number;
  box: PageBox;
  page: number;
  /** Both readings gave the same text; undefined when there was one only. */
  agreed?: boolean;
  /** A blank in it leaves room for a character that was lost. */
  gapped?: true;
  /** The characters it was taken from. For judging and suggesting only. */
  from: Span;
}

export interface DocumentFieldDefinition {
  name: string;
  label: Bilingual;
  /** `subject-code`: the credit code of an enterprise or the identity number of a person, whichever the party is. */
  kind:
    | 'text'
    | 'credit-code'
    | 'resident-id'
    | 'subject-code'
    | 'date'
    | 'number'
    | 'licence-number'
    | 'person-name'
    | 'list';
  /** A decision rests on it: it is accepted only above its own threshold and never corrected by the applicant alone. */
  critical: boolean;
  /** The document must show it. */
  required: boolean;
  personal: boolean;
  /** Confidence from which the machine accepts it, calibrated on the corpus (`test/corpus`); 0 to 1. */
  threshold: number;
  /** Law or standard by which it stands on the document. */
  source: string;
}

/** A word or phrase that tells the type. A type is recognised from a sum of 1 on. */
export interface TypeMark {
  text: string;
  /** A title alone weighs 1, a label 0.2 to 0.4; below 0 it is the mark of another document that looks like this one. */
  weight: number;
  /** Counts only as a line of its own: in running text the words may speak of another document. */
  title?: true;
  /** Stands on one document once: seen twice, two of them lie on one page. */
  once?: true;
  /** A label that one document bears once: at two places it tells that there are two of the kind. */
  twin?: true;
}

/** Something about a read document that does not hold; it warns and asks a person, and never rejects alone. */
export interface DocumentProblem extends Bilingual {
  /** Stable: `CHECK_DIGIT`, `EXPIRED`, `QR_DIFFERS`, … */
  code: string;
  field?: string;
  /** Fields that are not accepted because of it. None where all was read well and the document itself is at fault. */
  doubts?: readonly string[];
  todo: Bilingual;
}

/** One kind of document as data, with its parser. A new kind is one folder and one line in the list. */
export interface DocumentTypeDefinition {
  /** E.g. `business-licence`. */
  id: string;
  version: string;
  name: Bilingual;
  /** The law or standard that shapes it. */
  source: string;
  /** What tells it from other documents. */
  marks: readonly TypeMark[];
  fields: readonly DocumentFieldDefinition[];
  /** Finds the fields on the pages by the places of their labels. Pure. */
  parse: (pages: readonly PageText[]) => ParsedField[];
  /** Check digits, dates, sums and what fields say of each other. */
  check: (values: Readonly<Record<string, JsonValue>>, on: LocalDate, pages: readonly PageText[]) => DocumentProblem[];
}

/** A field as everybody else sees it. Personal data. */
export interface DocumentField extends Omit<ParsedField, 'value' | 'agreed' | 'gapped' | 'from'> {
  value: JsonValue | null;
  critical: boolean;
  /** Good enough to decide on without a person. */
  accepted: boolean;
  fault?: FieldFault;
  /** Values that it may be meant as, by check digits: for a person to choose from, never a repair. */
  suggestions: readonly string[];
}

/** What a document says, and how surely. Holds personal data. */
export interface DocumentReading {
  /** The type it was recognised as; undefined when it is none we know, or blank. */
  type: string | undefined;
  typeVersion: string | undefined;
  fields: readonly DocumentField[];
  problems: readonly DocumentProblem[];
  /** Engines and models of its pages. */
  engines: readonly string[];
  pages: readonly { page: number; width: number; height: number }[];
}
