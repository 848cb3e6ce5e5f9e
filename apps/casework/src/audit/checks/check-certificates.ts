import { type ListNumbersResponse } from '@licensing/contracts';
import { type CaseFile, isOver, issuedEntries } from '../case-file';
import { type Finding } from '../findings';
import { hashOf } from '../ledger-entry';

const isIssued = ({ state }: ListNumbersResponse): boolean => state === 'issued';

/** One application's certificates: in issuance's register, in the ledger, in the object store, at supervision (1, 4, 11, 14). */
export function checkCertificates(file: CaseFile, deadline: string): Finding[] {
  const { applicationId, numbers, registered } = file;
  const findings: Finding[] = [];
  const add = (invariant: Finding['invariant'], id: string, reason: string): void => {
    findings.push({ invariant, id, reason });
  };
  const issued = numbers.filter(isIssued);
  const recorded = issuedEntries(file).map(({ id, facts }) => ({ id, licence: facts.licence }));
  if (issued.length > 1 || recorded.length > 1) add(1, applicationId, 'has more than one live certificate');
  if (numbers.filter(({ state }) => state !== 'void').length > 1)
    add(11, applicationId, 'was given more than one number');
  if (registered.length > 1) add(11, applicationId, 'was registered more than once by supervision');

  for (const { number, certificateSha256, storedSha256 } of issued) {
    if (storedSha256 !== certificateSha256) {
      add(4, number, storedSha256 === '' ? 'the file is gone' : 'the file is not the one that was issued');
    }
    if (isOver(file, deadline) && !recorded.some(({ licence }) => licence?.number === number)) {
      add(14, number, 'issued, and not in the ledger');
    }
  }
  for (const { id, licence } of recorded) {
    if (licence === undefined) continue; // A record without its licence is named by its hash.
    const given = issued.find(({ number }) => number === licence.number);
    if (given === undefined) add(14, licence.number, `in the ledger (${id}), and not issued to this application`);
    else if (given.certificateSha256 !== licence.certificateSha256)
      add(4, licence.number, 'register and ledger differ');
    const known = registered.find((entry) => entry.licence.number === licence.number);
    if (known === undefined) {
      if (isOver(file, deadline) && recordedBefore(file, id, deadline))
        add(14, licence.number, 'unknown to supervision');
      continue;
    }
    if (known.licence.certificateSha256 !== licence.certificateSha256)
      add(4, licence.number, 'ledger and supervision differ');
    else if (known.eventId !== id || hashOf(known.licence) !== hashOf(licence)) {
      add(14, licence.number, 'supervision holds another licence than the ledger');
    }
  }
  for (const { licence } of registered) {
    if (!recorded.some((entry) => entry.licence?.number === licence.number)) {
      add(14, licence.number, 'registered by supervision, and not in the ledger');
    }
  }
  for (const { series, sequence, state } of numbers) {
    if (state === 'reserved' && isOver(file, deadline))
      add(3, `${series}:${sequence}`, 'reserved, neither issued nor void');
  }
  return findings;
}

/** Numbers across applications: none twice (2), none left out (3). */
export function checkNumbers(numbers: readonly ListNumbersResponse[]): Finding[] {
  const findings: Finding[] = [];
  const given = new Set<string>();
  const places = new Map<string, Set<number>>();
  for (const { series, sequence, number } of numbers) {
    const taken = places.get(series) ?? new Set<number>();
    places.set(series, taken);
    if (taken.has(sequence) || (number !== '' && given.has(number))) {
      findings.push({ invariant: 2, id: number === '' ? `${series}:${sequence}` : number, reason: 'given twice' });
    }
    taken.add(sequence);
    if (number !== '') given.add(number);
  }
  for (const [series, taken] of places) {
    // A loop and not Math.max(...): a long series has more places than a call may have arguments.
    let last = 0;
    for (const place of taken) last = Math.max(last, place);
    for (let place = 1; place <= last; place += 1) {
      if (!taken.has(place)) findings.push({ invariant: 3, id: `${series}:${place}`, reason: 'missing' });
    }
  }
  return findings;
}

/** One number in the ledgers of two applications (2). */
export function checkRecordedTwice(files: Iterable<CaseFile>): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const file of files) {
    for (const { facts } of issuedEntries(file)) {
      const number = facts.licence?.number;
      if (number === undefined) continue;
      if (seen.has(number)) findings.push({ invariant: 2, id: number, reason: 'in the ledger twice' });
      seen.add(number);
    }
  }
  return findings;
}

function recordedBefore({ entries }: CaseFile, id: string, deadline: string): boolean {
  return entries.some((entry) => entry.id === id && entry.time <= deadline);
}
