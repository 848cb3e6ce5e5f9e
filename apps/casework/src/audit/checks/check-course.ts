import { isAllowedNext, type RecordType } from '@licensing/domain';
import { type CaseFile, isSettledCase, issuedEntries } from '../case-file';
import { type Finding } from '../findings';
import { toBareRecord } from '../ledger-entry';

const MAY_REPEAT: readonly RecordType[] = [
  'licensing.application.waiting.v1',
  'licensing.application.asked.v1',
  'licensing.application.answered.v1',
];
const GROUNDS = [
  'licensing.application.verified.v1',
  'licensing.application.gathered.v1',
  'licensing.application.decided.v1',
] as const;

/** An accepted application comes to an end (5); one whose applicant was asked has until the term that they were given. */
export function checkEnd(file: CaseFile, deadline: string): Finding[] {
  const { submission, applicationId } = file;
  if (submission === undefined || submission.submittedAt > deadline || isSettledCase(file)) return [];
  if (isAsked(file, deadline)) return [];
  const last = file.entries.at(-1)?.type ?? 'no record';
  return [{ invariant: 5, id: applicationId, reason: `submitted ${submission.submittedAt}, last: ${last}` }];
}

function isAsked({ entries }: CaseFile, deadline: string): boolean {
  const last = entries.at(-1);
  return last?.type === 'licensing.application.asked.v1' && (last.facts.until ?? '') > deadline;
}

/** The records follow one another as the life cycle allows (7), and no step was taken twice (11). */
export function checkOrder({ entries }: CaseFile): Finding[] {
  const findings: Finding[] = [];
  const taken = new Set<string>();
  entries.forEach((entry, index) => {
    const previous = entries[index - 1];
    if (!isAllowedNext(previous === undefined ? undefined : toBareRecord(previous), entry.type)) {
      findings.push({
        invariant: 7,
        id: entry.id,
        reason: `${entry.type} may not follow ${previous?.type ?? 'nothing'}`,
      });
    }
    if (taken.has(entry.type) && !MAY_REPEAT.includes(entry.type)) {
      findings.push({ invariant: 11, id: entry.id, reason: `${entry.type} is there more than once` });
    }
    taken.add(entry.type);
  });
  return findings;
}

/** An approval rests on complete evidence (8), and on no rule or person that said otherwise (9). */
export function checkApproval(file: CaseFile): Finding[] {
  const { applicationId, entries } = file;
  if (issuedEntries(file).length === 0) return [];
  const findings: Finding[] = [];
  for (const type of GROUNDS) {
    const ground = entries.find((entry) => entry.type === type);
    if (ground?.facts.isSubstantiated !== true) {
      findings.push({
        invariant: 8,
        id: ground?.id ?? applicationId,
        reason: `approved without the substance of ${type}`,
      });
    }
  }
  for (const { id, type, facts } of entries) {
    if (facts.refers || type === 'licensing.application.referred.v1') {
      findings.push({ invariant: 9, id, reason: 'said that a person must look, and a certificate was issued' });
    }
  }
  return findings;
}
