import { type AuditResponse, type ListNumbersResponse } from '@licensing/contracts';
import {
  AppError,
  FIELD_SEAL,
  type FieldSeal,
  KafkaConnection,
  type LicenceEvent,
  readTopic,
} from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerRepository } from '../append-records/ledger.repository';
import { CaseworkEnvironment } from '../casework.config';
import { SubmissionRepository } from '../submit/submission.repository';
import { type Submission } from '../submit/submission.schema';
import { type CaseFile, CaseFiles } from './case-file';
import { checkCertificates, checkNumbers, checkRecordedTwice } from './checks/check-certificates';
import { checkMandates, checkSubmission, describeChain, hasSoundChain } from './checks/check-chain';
import { checkApproval, checkEnd, checkOrder } from './checks/check-course';
import { checkAnnounced, noteEnd, takeEvent } from './checks/check-topic';
import { type Finding, toChecks } from './findings';
import { type LedgerEntry, toLedgerEntry } from './ledger-entry';
import { ISSUANCE, type IssuanceClient, SUPERVISION, type SupervisionClient } from './neighbours';
import { findPersonalData } from './personal-data';
import { toSubmissionFacts } from './submission-facts';

/** One audit's working papers. */
interface Papers {
  readonly files: CaseFiles;
  readonly numbers: ListNumbersResponse[];
  readonly findings: Finding[];
}

/**
 * Checks what must always hold, over ledger, topic, certificates and supervision's register. Meant for a system at rest:
 * while it works, a record that is being announced just now may be named once under 6.
 *
 * It reads in the order in which facts come about, the register of numbers before the ledger and the ledger before the
 * topic, so that work in flight shows as nothing missing. A neighbour that does not answer fails the audit: it never
 * passes for want of evidence.
 */
@Injectable()
export class AuditService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(LedgerRepository) private readonly ledger: LedgerRepository,
    @Inject(KafkaConnection) private readonly kafka: KafkaConnection,
    @Inject(ISSUANCE) private readonly issuance: IssuanceClient,
    @Inject(SUPERVISION) private readonly supervision: SupervisionClient,
    @Inject(CaseworkEnvironment) private readonly config: CaseworkEnvironment,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async audit(): Promise<AuditResponse> {
    const deadline = new Date(Date.now() - this.config.AUDIT_DRAIN_SECONDS * 1_000).toISOString();
    const papers: Papers = { files: new CaseFiles(), numbers: [], findings: [] };
    await Promise.all([this.readNumbers(papers), this.readPremises(papers)]);
    const applications = await this.readSubmissions(papers);
    const records = await this.readLedger(papers);
    await this.readEvents(papers);

    const { files, findings, numbers } = papers;
    findings.push(...checkNumbers(numbers), ...checkRecordedTwice(files.all()));
    for (const file of files.all()) {
      findings.push(
        ...checkSubmission(file), ...checkMandates(file), ...checkEnd(file, deadline), ...checkOrder(file), ...checkApproval(file),
        ...checkAnnounced(file), ...checkCertificates(file, deadline),
      ); // prettier-ignore
      if (!hasSoundChain(file)) findings.push(...(await this.describe(file)));
    }
    const certificates = numbers.filter(({ state }) => state === 'issued').length;
    return { checks: toChecks(findings), applications, records, certificates };
  }

  private async readNumbers({ files, numbers }: Papers): Promise<void> {
    for await (const number of this.issuance.listNumbers({})) {
      numbers.push(number);
      if (number.applicationId !== '') files.of(number.applicationId).numbers.push(number);
    }
  }

  private async readPremises({ files }: Papers): Promise<void> {
    for await (const { premises } of this.supervision.listPremises({})) {
      if (premises?.licence === undefined) continue;
      files.of(premises.applicationId).registered.push({ licence: premises.licence, eventId: premises.eventId });
    }
  }

  private async readSubmissions({ files, findings }: Papers): Promise<number> {
    let count = 0;
    for await (const submission of this.submissions.readAll()) {
      count += 1;
      files.of(submission._id).submission = toSubmissionFacts(submission, this.seal);
      findings.push(...personalData(submission._id, withoutSealed(submission)));
    }
    return count;
  }

  private async readLedger({ files, findings }: Papers): Promise<number> {
    let count = 0;
    for await (const record of this.ledger.readAll()) {
      count += 1;
      const entry = toLedgerEntry(record);
      findings.push(...personalData(entry.id, record));
      if (Number.isInteger(entry.slot) && entry.slot > 0) files.of(entry.applicationId).entries.push(entry);
      else findings.push({ invariant: 13, id: entry.id, reason: 'is no id of a ledger record' });
    }
    for (const { entries } of files.all()) entries.sort((a, b) => a.slot - b.slot);
    return count;
  }

  private async readEvents({ files, findings }: Papers): Promise<void> {
    const late: LicenceEvent[] = [];
    const take = (event: LicenceEvent): void => {
      const file = files.of(event.subject);
      const entry = file.entries.find(({ id }) => id === event.id);
      if (entry === undefined) late.push(event);
      else findings.push(...takeEvent(file, event, entry));
      findings.push(...personalData(event.id, event));
    };
    try {
      await readTopic(
        this.kafka,
        this.config.KAFKA_EVENTS_TOPIC,
        ({ event }) => { take(event); },
        (place) => findings.push({ invariant: 6, id: place, reason: 'is no readable event' }),
      ); // prettier-ignore
    } catch (error) {
      throw new AppError('SERVICE.UNAVAILABLE', error);
    }
    for (const event of late) findings.push(...(await this.takeLateEvent(files.of(event.subject), event)));
  }

  /** An event whose record was not there when the ledger was read: written since, or deleted, or never written. */
  private async takeLateEvent(file: CaseFile, event: LicenceEvent): Promise<Finding[]> {
    const slot = Number(event.id.slice(event.id.lastIndexOf(':') + 1));
    const record = await this.ledger.find(event.subject, slot);
    const entry: LedgerEntry | undefined = record === undefined ? undefined : toLedgerEntry(record);
    if (entry?.id === event.id)
      return takeEvent({ ...file, topic: { seen: new Set(), last: undefined } }, event, entry);
    noteEnd(file, event, slot);
    return [{ invariant: 6, id: event.id, reason: 'the event has no record' }];
  }

  private async describe(file: CaseFile): Promise<Finding[]> {
    const { applicationId, entries } = file;
    const records = await Promise.all(entries.map(({ slot }) => this.ledger.find(applicationId, slot)));
    return describeChain(
      file,
      records.filter((record) => record !== undefined),
    );
  }
}

/** What is encrypted holds anything, and its text may look like anything. */
function withoutSealed(submission: Submission): object {
  return Object.fromEntries(Object.entries(submission).filter(([member]) => member !== 'sealed'));
}

function personalData(id: string, held: unknown): Finding[] {
  const found = findPersonalData(JSON.stringify(held));
  return found === undefined ? [] : [{ invariant: 12, id, reason: `holds ${found}` }];
}
