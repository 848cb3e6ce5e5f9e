import { GENESIS_HASH, type LedgerRecord, verifyChain } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { type CaseFile } from '../case-file';
import { type Finding } from '../findings';

/** Whether the chain is whole by what the audit kept of it; the details are worth reading the records again only if not. */
export function hasSoundChain({ entries, topic }: CaseFile): boolean {
  const isLinked = entries.every(
    ({ isIntact, slot, previousHash }, index) =>
      isIntact && slot === index + 1 && previousHash === (entries[index - 1]?.hash ?? GENESIS_HASH),
  );
  return isLinked && (topic.last === undefined || entries[topic.last.n - 1]?.hash === topic.last.hash);
}

/** Names each record of an unsound chain that was tampered with, deleted, swapped or put out of order (7, 13). */
export function describeChain({ applicationId, topic }: CaseFile, records: readonly LedgerRecord[]): Finding[] {
  const faults = verifyChain(records, sha256Hex, topic.last);
  const findings = faults.map(({ kind, id, en }): Finding => ({
    invariant: kind === 'out-of-order' ? 7 : 13,
    id: id.replace(/^\?/, applicationId),
    reason: en,
  }));
  // Nothing may call a chain unsound and then name nothing.
  if (findings.length === 0) return [{ invariant: 13, id: applicationId, reason: 'the chain does not hold together' }];
  return findings;
}

/** The submission against the ledger: neither may be changed or removed without the other (13). */
export function checkSubmission({ applicationId, submission, entries }: CaseFile): Finding[] {
  if (submission === undefined) {
    return entries.length === 0 ? [] : [{ invariant: 13, id: applicationId, reason: 'the submission is missing' }];
  }
  if (!submission.isIntact) return [{ invariant: 13, id: applicationId, reason: 'the submitted form was changed' }];
  const first = entries[0]?.facts;
  if (first?.formSha256 === undefined) return [];
  const isSame = first.formSha256 === submission.formSha256 && first.creditCode === submission.creditCode;
  return isSame ? [] : [{ invariant: 13, id: applicationId, reason: 'the submission differs from its first record' }];
}

/** An application under a mandate names it in every record; one without names none until an answer brings one (13). */
export function checkMandates({ applicationId, submission, entries }: CaseFile): Finding[] {
  if (submission === undefined || entries.length === 0) return [];
  if (entries[0]?.mandate !== submission.mandateId)
    return [{ invariant: 13, id: applicationId, reason: 'the first record names another mandate than the submission' }];
  return entries
    .filter((entry, index) => entry.mandate === undefined && entries[index - 1]?.mandate !== undefined)
    .map(({ id }): Finding => ({
      invariant: 13,
      id,
      reason: 'does not name the mandate that the record before it names',
    }));
}
