import { type GetSubmissionResponse, type Person } from '@licensing/contracts';
import { canonicalJson, checkForm, findLicenceType, type JsonValue } from '@licensing/domain';
import { AppError, FIELD_SEAL, type FieldSeal, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { DraftRepository } from '../drafts/draft.repository';
import { type DraftContent, type DraftVersion, isClosing } from '../drafts/draft.schema';
import { ApplicationSlotRepository } from './application-slot.repository';
import { toDeclared } from './declared-form';
import { SubmissionRepository } from './submission.repository';
import { type Submission, type SubmissionContent } from './submission.schema';
import { type SubmitDto } from './submit.dto';

type Closing = DraftVersion & { slotsBefore: number };

/**
 * Makes a draft one application, in three inserts: the mark that closes the draft, the place in the person's list, the
 * frozen form. Whoever finds one of them missing goes on from there, so a crash in between loses nothing.
 */
@Injectable()
export class SubmitService {
  constructor(
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ApplicationSlotRepository) private readonly slots: ApplicationSlotRepository,
    @Inject(ApplicantRefs) private readonly refs: ApplicantRefs,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  /** @throws AppError RESOURCE.NOT_FOUND, REQUEST.INVALID with everything that is wrong with the form */
  async submit({ draftId, applicant }: SubmitDto): Promise<Submission> {
    const ref = this.refs.of(applicant.subject);
    const recent = await this.drafts.findRecent(draftId);
    if (recent?.applicantRef !== ref) throw new AppError('RESOURCE.NOT_FOUND');
    for (let latest = recent; ;) {
      if (isClosing(latest)) return this.goOn(latest, applicant);
      const closed = await this.close(latest);
      if (closed.kind === 'inserted') return this.finish(closed.document, latest, applicant);
      // A save that came first is submitted with it: its version is read, checked and closed instead.
      latest = closed.document;
    }
  }

  /** @throws AppError RESOURCE.NOT_FOUND */
  async get(applicationId: string): Promise<GetSubmissionResponse> {
    const submission = await this.submissions.find(applicationId);
    if (submission === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const { applicant, declared } = this.seal.open(submission.sealed) as SubmissionContent;
    const { licenceType, typeVersion, creditCode, submittedAt, formSha256, applicantRef } = submission;
    const declaredJson = canonicalJson(declared);
    return {
      applicationId, applicant, licenceType, typeVersion, creditCode, declaredJson, submittedAt, formSha256, applicantRef,
    }; // prettier-ignore
  }

  /** Closes a draft after this version, unless somebody wrote the next one first. */
  private async close(
    written: DraftVersion,
  ): Promise<{ kind: 'inserted'; document: Closing } | { kind: 'present'; document: DraftVersion }> {
    this.check(written);
    const version = written.version + 1;
    const { draftId, applicantRef, licenceType, typeVersion, creditCode } = written;
    const mark: Closing = {
      _id: `${draftId}:${version}`,
      draftId,
      version,
      applicantRef,
      licenceType,
      typeVersion,
      creditCode,
      savedAt: new Date().toISOString(),
      sealed: '',
      slotsBefore: await this.slots.countKnown(applicantRef),
    };
    const inserted = await this.drafts.insert(mark);
    if (inserted.kind === 'taken') throw new AppError('SERVICE.UNAVAILABLE');
    return inserted.kind === 'present' ? inserted : { kind: 'inserted', document: mark };
  }

  /** A draft that was closed before: by a repeat of this submission, or by one that did not get to its end. */
  private async goOn(closing: Closing, applicant: Person): Promise<Submission> {
    const submission = await this.submissions.find(closing.draftId);
    if (submission !== undefined) return submission;
    const written = await this.drafts.find(closing.draftId, closing.version - 1);
    if (written === undefined) throw new AppError('SERVICE.FAULT', new Error('a closed draft without a version'));
    return this.finish(closing, written, applicant);
  }

  private async finish(closing: Closing, written: DraftVersion, applicant: Person): Promise<Submission> {
    await this.slots.claim(closing.applicantRef, closing.draftId, closing.slotsBefore);
    const frozen = this.freeze(closing, written, applicant);
    const inserted = await this.submissions.insert(frozen);
    return inserted.kind === 'present' ? inserted.document : frozen;
  }

  private check(written: DraftVersion): void {
    const definition = findLicenceType(written.licenceType, written.typeVersion);
    if (definition === undefined) throw new AppError('SERVICE.FAULT', new Error('a draft of an unknown licence type'));
    const problems = checkForm(definition, this.declaredOf(written), true);
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
  }

  private freeze(closing: Closing, written: DraftVersion, applicant: Person): Submission {
    const declared = this.declaredOf(written);
    const { draftId, applicantRef, licenceType, typeVersion, creditCode, savedAt } = closing;
    const content: SubmissionContent = { applicant, declared };
    return {
      _id: draftId, applicantRef, licenceType, typeVersion, creditCode, submittedAt: savedAt,
      formSha256: sha256Hex(canonicalJson(declared)), sealed: this.seal.seal(content),
    }; // prettier-ignore
  }

  private declaredOf(written: DraftVersion): Record<string, JsonValue> {
    return toDeclared((this.seal.open(written.sealed) as DraftContent).fields);
  }
}
