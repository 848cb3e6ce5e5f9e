import { type Bilingual, type Finding, type Question, type Reason, type StaffRole, type Step } from '@licensing/domain';

/** What the gateway answers, as far as the command line uses it (see its API document, `/openapi.json`). */

export interface SessionAnswer {
  readonly person: { readonly name: string; readonly idNumberMasked: string };
  readonly roles: readonly StaffRole[];
  /** Staff may do nothing before theirs is proved. */
  readonly secondFactor?: 'none' | 'required' | 'proved';
  readonly csrfToken: string;
  readonly expiresAt: string;
}

export interface Business {
  readonly creditCode: string;
  readonly name: string;
  readonly status: string;
  readonly role: string;
  readonly domicile: string;
  readonly divisionCode: string;
}

export interface BusinessesAnswer {
  readonly businesses: readonly Business[];
  readonly total: number;
}

export interface DraftField {
  readonly value: unknown;
  readonly source: string;
  readonly asOf: string;
  readonly locked: boolean;
  readonly label: Bilingual;
}

export interface DraftAnswer {
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, DraftField>>;
  readonly missing: readonly string[];
  readonly silent: readonly { readonly source: string; readonly since: string }[];
  /** Left out by gateways that know no documents. */
  readonly materials?: readonly DraftMaterial[];
}

/** One item of material: what is known of it, or asked. */
export interface DraftMaterial {
  readonly id: string;
  readonly name: Bilingual;
  readonly basis: string;
  readonly status: 'obtained' | 'asked' | 'provided' | 'form' | 'not-needed' | 'unknown';
  readonly source?: { readonly id: string; readonly name: Bilingual; readonly asOf?: string };
}

export interface DocumentSummary {
  readonly id: string;
  readonly slot: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedAt: string;
  readonly status: 'queued' | 'reading' | 'read' | 'unreadable';
  readonly position?: number;
  readonly type?: string;
  readonly typeName?: Bilingual;
  readonly isWrongType: boolean;
}

export interface DocumentAnswer extends DocumentSummary {
  readonly fields: readonly DocumentField[];
  readonly problems: readonly (Bilingual & { readonly code: string; readonly todo: Bilingual })[];
}

export interface DocumentField {
  readonly name: string;
  readonly label: Bilingual;
  readonly value: unknown;
  readonly raw: string;
  readonly confidence: number;
  readonly page: number;
  readonly critical: boolean;
  readonly accepted: boolean;
  readonly faultText?: Bilingual;
  readonly suggestions: readonly string[];
  readonly declared?: { readonly value: unknown; readonly at: string };
}

export interface SubmittedAnswer {
  readonly applicationId: string;
  readonly state: string;
  readonly submittedAt: string;
}

export interface ProgressRecord {
  readonly n: number;
  readonly type: string;
  readonly time: string;
  readonly data: RecordDetails;
}

/** The data of a record; which members are there depends on its type. */
export interface RecordDetails {
  readonly source?: string;
  readonly step?: Step;
  readonly outcome?: string;
  readonly reasons?: readonly Reason[];
  /** What the applicant is asked, and until when. */
  readonly questions?: readonly Question[];
  readonly until?: string;
  readonly findings?: readonly Finding[];
  readonly evidence?: readonly { readonly source: string }[];
  readonly licence?: { readonly number: string; readonly validFrom: string; readonly validTo: string };
}

export interface StatusAnswer {
  readonly state: string;
  readonly label?: Bilingual;
  readonly since: string;
  readonly settled?: boolean;
  readonly waitingFor?: { readonly source: string; readonly since: string; readonly step: string };
  readonly questions?: readonly Question[];
  readonly answerUntil?: string;
  readonly reasons?: readonly Reason[];
  readonly licenceNumber?: string;
}

export interface ApplicationSummary {
  readonly applicationId: string;
  readonly licenceType: string;
  readonly creditCode: string;
  readonly submittedAt: string;
  readonly status: StatusAnswer;
}

export interface StepAnswer {
  readonly step: string;
  readonly state: string;
  readonly ms?: number;
}

export interface ApplicationAnswer extends ApplicationSummary {
  readonly steps: readonly StepAnswer[];
  readonly history: readonly ProgressRecord[];
  /** `answers`: where to say that what was asked is mended; `stepUp`: the sign-in that is asked. */
  readonly links?: { readonly answers?: string; readonly stepUp?: string };
}

export interface ApplicationsAnswer {
  readonly applications: readonly ApplicationSummary[];
  readonly total: number;
}

export interface LicenceAnswer {
  readonly number: string;
  readonly creditCode: string;
  readonly operatorName: string;
  readonly premises: string;
  readonly businessForm: string;
  readonly items: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly authority: string;
  readonly certificateSha256: string;
}

export interface VerificationAnswer {
  readonly number: string;
  readonly state: string;
  readonly onDate: string;
  readonly licence?: LicenceAnswer;
}

export interface RegisterAnswer {
  readonly licence: LicenceAnswer;
  readonly applicationId: string;
  readonly eventId: string;
  readonly registeredAt: string;
}

export interface AuditCheck {
  readonly invariant: number;
  readonly name: string;
  readonly count: number;
  readonly found: readonly string[];
}

export interface AuditAnswer {
  readonly checks: readonly AuditCheck[];
  readonly applications: number;
  readonly records: number;
  readonly certificates: number;
}
