import { type DocumentRef, type GetSubmissionResponse } from '@licensing/contracts';
import { canonicalJson, checkForm, findLicenceType, type JsonValue } from '@licensing/domain';
import { AppError, FIELD_SEAL, type FieldSeal, sha256Hex, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { DraftRepository } from '../drafts/draft.repository';
import { type DraftContent, type DraftVersion, isClosing, mandateOf, toHead } from '../drafts/draft.schema';
import { ApplicationSlotRepository } from './application-slot.repository';
import { toDeclared } from './declared-form';
import { SubmissionRepository } from './submission.repository';
import { type Submission, type SubmissionContent } from './submission.schema';
import { type SubmitDto } from './submit.dto';

type Closing = DraftVersion & { slotsBefore: number };
/** What comes with the submission itself and not from the draft. */
type Brought = Pick<SubmissionContent, 'applicant' | 'signIn' | 'documents'>;

/**
 * Makes a draft one application, in three inserts: the mark that closes the draft, the place in the person's list (and in
 * the representative's, when an agent applies), the frozen form. Whoever finds one of them missing goes on from there, so a crash in between loses nothing.
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

  /**
   * @throws AppError RESOURCE.NOT_FOUND, REQUEST.INVALID with everything that is wrong with the form, DRAFT.CONFLICT when
   * another version stands than the one that was looked at
   */
  async submit({ draftId, applicant, signIn, documents, version = 0 }: SubmitDto): Promise<Submission> {
    const ref = this.refs.of(applicant.subject);
    const brought: Brought = {
      applicant,
      ...(signIn === undefined ? {} : { signIn }),
      ...(documents.length === 0 ? {} : { documents: documents.map(toRef).sort(bySlot) }),
    };
    const recent = await this.drafts.findRecent(draftId);
    if (recent?.applicantRef !== ref) throw new AppError('RESOURCE.NOT_FOUND');
    for (let latest = recent; ;) {
      if (isClosing(latest)) return this.goOn(latest, brought);
      if (version !== 0 && latest.version !== version) throw new AppError('DRAFT.CONFLICT');
      const closed = await this.close(latest);
      if (closed.kind === 'inserted') return this.finish(closed.document, latest, brought);
      // A save that came first is submitted with it, where no version was named: its version is read, checked and closed instead.
      latest = closed.document;
      if (latest.erased === true) throw new AppError('RESOURCE.NOT_FOUND');
    }
  }

  /** @throws AppError RESOURCE.NOT_FOUND */
  async get(applicationId: string): Promise<GetSubmissionResponse> {
    const submission = await this.submissions.find(applicationId);
    if (submission === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const {
      applicant,
      declared,
      signIn,
      documents = [],
    } = this.seal.open(submission.sealed, toPlace('submissions', applicationId)) as SubmissionContent;
    const { licenceType, typeVersion, creditCode, submittedAt, formSha256, applicantRef } = submission;
    const { mandateId = '', divisionCode = '' } = submission;
    const declaredJson = canonicalJson(declared);
    return {
      applicationId, applicant, licenceType, typeVersion, creditCode, declaredJson, submittedAt, formSha256, applicantRef,
      mandateId, divisionCode, signIn, documents: [...documents],
    }; // prettier-ignore
  }

  /** Closes a draft after this version, unless somebody wrote the next one first. */
  private async close(
    written: DraftVersion,
  ): Promise<{ kind: 'inserted'; document: Closing } | { kind: 'present'; document: DraftVersion }> {
    this.check(written);
    const version = written.version + 1;
    const { draftId, applicantRef, grantorRef } = written;
    const [slotsBefore, grantorSlotsBefore] = await Promise.all([
      this.slots.countKnown(applicantRef),
      grantorRef === undefined ? undefined : this.slots.countKnown(grantorRef),
    ]);
    const mark: Closing = {
      _id: `${draftId}:${version}`,
      ...toHead(written),
      version,
      savedAt: new Date().toISOString(),
      sealed: '',
      slotsBefore,
      ...(grantorSlotsBefore === undefined ? {} : { grantorSlotsBefore }),
    };
    const inserted = await this.drafts.insert(mark);
    if (inserted.kind === 'taken') throw new AppError('SERVICE.UNAVAILABLE');
    return inserted.kind === 'present' ? inserted : { kind: 'inserted', document: mark };
  }

  /** A draft that was closed before: by a repeat of this submission, or by one that did not get to its end. */
  private async goOn(closing: Closing, brought: Brought): Promise<Submission> {
    const submission = await this.submissions.find(closing.draftId);
    if (submission !== undefined) return submission;
    const written = await this.drafts.find(closing.draftId, closing.version - 1);
    if (written === undefined) throw new AppError('SERVICE.FAULT', new Error('a closed draft without a version'));
    return this.finish(closing, written, brought);
  }

  private async finish(closing: Closing, written: DraftVersion, brought: Brought): Promise<Submission> {
    const { draftId, applicantRef, grantorRef, slotsBefore, grantorSlotsBefore = 0 } = closing;
    await this.slots.claim(applicantRef, draftId, slotsBefore);
    // The representative sees in their own list what is done in their name.
    if (grantorRef !== undefined && grantorRef !== applicantRef)
      await this.slots.claim(grantorRef, draftId, grantorSlotsBefore);
    const frozen = this.freeze(closing, written, brought);
    const inserted = await this.submissions.insert(frozen);
    return inserted.kind === 'present' ? inserted.document : frozen;
  }

  private check(written: DraftVersion): void {
    const definition = findLicenceType(written.licenceType, written.typeVersion);
    if (definition === undefined) throw new AppError('SERVICE.FAULT', new Error('a draft of an unknown licence type'));
    const problems = checkForm(definition, this.declaredOf(written), true);
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
  }

  private freeze(closing: Closing, written: DraftVersion, brought: Brought): Submission {
    const declared = this.declaredOf(written);
    const { draftId, savedAt } = closing;
    const { applicantRef, licenceType, typeVersion, creditCode, divisionCode, grantorRef } = toHead(closing);
    const mandateId = mandateOf(closing);
    const content: SubmissionContent = { ...brought, declared };
    const documents = brought.documents?.length ?? 0;
    return {
      _id: draftId, applicantRef, licenceType, typeVersion, creditCode, submittedAt: savedAt,
      formSha256: sha256Hex(canonicalJson(declared)), sealed: this.seal.seal(content, toPlace('submissions', draftId)),
      ...(mandateId === '' ? {} : { mandateId }),
      ...(divisionCode === undefined ? {} : { divisionCode }),
      ...(grantorRef === undefined ? {} : { grantorRef }),
      ...(documents === 0 ? {} : { documents }),
    }; // prettier-ignore
  }

  private declaredOf(written: DraftVersion): Record<string, JsonValue> {
    return toDeclared((this.seal.open(written.sealed, toPlace('drafts', written._id)) as DraftContent).fields);
  }
}

/** Plain members only: what is sealed must not depend on the class that checked it. */
function toRef({ slot, documentId, sha256 }: DocumentRef): DocumentRef {
  return { slot, documentId, sha256 };
}

function bySlot(one: DocumentRef, other: DocumentRef): number {
  return one.slot < other.slot ? -1 : 1;
}
