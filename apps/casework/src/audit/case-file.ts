import { type Licence, type ListNumbersResponse } from '@licensing/contracts';
import { deriveStatus, isSettled } from '@licensing/domain';
import { type LedgerEntry, toBareRecord } from './ledger-entry';

export interface SubmissionFacts {
  readonly submittedAt: string;
  readonly creditCode: string;
  readonly formSha256: string;
  /** The mandate under which it was submitted. */
  readonly mandateId?: string;
  /** The sealed form opens and still has this hash. */
  readonly isIntact: boolean;
}

/** What the topic says of one application. */
export interface TopicFacts {
  /** Places for which an event that agrees with the record was read. */
  readonly seen: Set<number>;
  /** Highest place announced, and its hash: the end of the chain must not be before it. */
  last: { n: number; hash: string } | undefined;
}

export interface RegisteredFacts {
  readonly licence: Licence;
  readonly eventId: string;
}

/** All that the audit has gathered on one application. */
export interface CaseFile {
  readonly applicationId: string;
  submission: SubmissionFacts | undefined;
  readonly entries: LedgerEntry[];
  readonly topic: TopicFacts;
  readonly numbers: ListNumbersResponse[];
  readonly registered: RegisteredFacts[];
}

/** Case files by application id, made when first asked for. */
export class CaseFiles {
  private readonly files = new Map<string, CaseFile>();

  of(applicationId: string): CaseFile {
    const known = this.files.get(applicationId);
    if (known !== undefined) return known;
    const file: CaseFile = {
      applicationId, submission: undefined, entries: [], topic: { seen: new Set(), last: undefined }, numbers: [],
      registered: [],
    }; // prettier-ignore
    this.files.set(applicationId, file);
    return file;
  }

  all(): Iterable<CaseFile> {
    return this.files.values();
  }
}

export const ISSUED = 'licensing.certificate.issued.v1';

export function issuedEntries(file: CaseFile): LedgerEntry[] {
  return file.entries.filter(({ type }) => type === ISSUED);
}

/** Has the machine nothing more to do, by the ledger? */
export function isSettledCase({ entries }: CaseFile): boolean {
  return isSettled(deriveStatus(entries.map(toBareRecord)).state);
}

/** Is what is still missing now missing for good? `deadline`: what was submitted before it must have come to an end. */
export function isOver(file: CaseFile, deadline: string): boolean {
  return file.submission === undefined || file.submission.submittedAt <= deadline || isSettledCase(file);
}
