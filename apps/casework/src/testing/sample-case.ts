import { type ListNumbersResponse } from '@licensing/contracts';
import { type LedgerRecord } from '@licensing/domain';
import { buildRecords } from '../append-records/build-records';
import { type CaseFile } from '../audit/case-file';
import { toLedgerEntry } from '../audit/ledger-entry';
import { appendRequest, SAMPLE_LICENCE, STRAIGHT_THROUGH } from './sample-records';

/** The records of an application that went straight through. */
export function sampleRecords(applicationId = 'app-1'): LedgerRecord[] {
  return buildRecords(appendRequest(applicationId, STRAIGHT_THROUGH));
}

export function sampleNumber(applicationId = 'app-1', changes: Partial<ListNumbersResponse> = {}): ListNumbersResponse {
  const { number, certificateSha256 } = SAMPLE_LICENCE;
  return {
    series: 'JY1440703', sequence: 1, applicationId, state: 'issued', number, certificateSha256,
    storedSha256: certificateSha256, ...changes,
  }; // prettier-ignore
}

/** A case file in which nothing is wrong, but for the changes. */
export function sampleCase(
  records: readonly LedgerRecord[] = sampleRecords(),
  changes: Partial<CaseFile> = {},
): CaseFile {
  const last = records.at(-1);
  return {
    applicationId: 'app-1',
    submission: {
      submittedAt: '2026-01-05T01:00:00.000Z', creditCode: SAMPLE_LICENCE.creditCode, formSha256: 'c'.repeat(64),
      isIntact: true,
    },
    entries: records.map(toLedgerEntry).sort((a, b) => a.slot - b.slot),
    topic: {
      seen: new Set(records.map((record) => toLedgerEntry(record).slot)),
      last: last === undefined ? undefined : { n: last.n, hash: last.hash },
    },
    numbers: [sampleNumber()],
    registered: [{ licence: SAMPLE_LICENCE, eventId: 'app-1:5' }],
    ...changes,
  }; // prettier-ignore
}
