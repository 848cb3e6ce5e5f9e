import { randomUUID } from 'node:crypto';
import { type Draft, type Field, type Material, type SilentSource } from '@licensing/contracts';
import { canonicalJson } from '@licensing/domain';
import { AppError, FIELD_SEAL, type FieldSeal, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { SubmissionRepository } from '../submit/submission.repository';
import { type Submission, type SubmissionContent } from '../submit/submission.schema';
import { DraftRepository } from './draft.repository';
import { type CreateDraftDto, type SaveDraftDto } from './draft.dto';
import { type DraftContent, type DraftHead, type DraftVersion, isClosing, toHead } from './draft.schema';

/** Drafts: every save is a version of its own, and nothing is overwritten. */
@Injectable()
export class DraftsService {
  constructor(
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ApplicantRefs) private readonly refs: ApplicantRefs,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async create(request: CreateDraftDto): Promise<Draft> {
    const { applicant, licenceType, typeVersion, creditCode, divisionCode, grantorSubject } = request;
    const { kind, role, mandateId } = request.authority;
    const isAgent = kind === 'mandate';
    const head: DraftHead = {
      draftId: randomUUID(), applicantRef: this.refs.of(applicant.subject), licenceType, typeVersion, creditCode,
      authority: { kind, role, mandateId: isAgent ? mandateId : '' }, divisionCode,
      ...(isAgent ? { grantorRef: this.refs.of(grantorSubject) } : {}),
    }; // prettier-ignore
    return this.write(head, 1, toContent(request));
  }

  /** @throws AppError RESOURCE.NOT_FOUND, DRAFT.CONFLICT, DRAFT.SUBMITTED */
  async save({ draftId, version, subject, ...content }: SaveDraftDto): Promise<Draft> {
    const read = await this.drafts.find(draftId, version);
    if (read?.applicantRef !== this.refs.of(subject)) throw await this.refusal(draftId, subject);
    if (isClosing(read)) throw new AppError('DRAFT.SUBMITTED');
    return this.write(read, version + 1, toContent(content));
  }

  /** @throws AppError RESOURCE.NOT_FOUND alike for a draft that is absent and one that is somebody else's */
  async get(draftId: string, subject: string): Promise<Draft> {
    const latest = await this.getLatestOwn(draftId, subject);
    if (!isClosing(latest)) return this.toDraft(latest);
    const [written, submission] = await Promise.all([
      this.drafts.find(draftId, latest.version - 1),
      this.submissions.find(draftId),
    ]);
    if (written?.erased === true && submission !== undefined) return this.fromSubmission(latest, submission);
    if (written === undefined) throw new AppError('SERVICE.FAULT', new Error('a closed draft without a version'));
    return this.toDraft(written, submission?._id);
  }

  /** A draft whose versions were erased when their time was over: the frozen form still says what was declared. */
  private fromSubmission(mark: DraftVersion, { _id, sealed }: Submission): Draft {
    const { declared } = this.seal.open(sealed, toPlace('submissions', _id)) as SubmissionContent;
    const fields = Object.entries(declared).map(([name, value]): Field => ({
      name, valueJson: JSON.stringify(value), source: '', asOf: '', locked: true, previousJson: '',
    })); // prettier-ignore
    return { ...toDraft(mark, { fields, silent: [] }, _id), version: mark.version - 1 };
  }

  private async getLatestOwn(draftId: string, subject: string): Promise<DraftVersion> {
    const latest = await this.drafts.findLatest(draftId);
    if (latest?.applicantRef !== this.refs.of(subject)) throw new AppError('RESOURCE.NOT_FOUND');
    return latest;
  }

  /** Why a version that is not there cannot be saved over: no such draft of this person, or another version stands. */
  private async refusal(draftId: string, subject: string): Promise<AppError> {
    const latest = await this.getLatestOwn(draftId, subject);
    return new AppError(isClosing(latest) ? 'DRAFT.SUBMITTED' : 'DRAFT.CONFLICT');
  }

  private async write(head: DraftHead, version: number, content: DraftContent): Promise<Draft> {
    const next: DraftVersion = {
      _id: `${head.draftId}:${version}`,
      ...toHead(head),
      version,
      savedAt: new Date().toISOString(),
      sealed: this.seal.seal(content, toPlace('drafts', `${head.draftId}:${version}`)),
    };
    const inserted = await this.drafts.insert(next);
    if (inserted.kind === 'inserted') return toDraft(next, content);
    if (inserted.kind === 'taken' || isClosing(inserted.document)) throw new AppError('DRAFT.SUBMITTED');
    if (inserted.document.erased === true) throw new AppError('RESOURCE.NOT_FOUND');
    // The same content is the same save, sent again because its answer was lost.
    const present = this.open(inserted.document);
    if (toComparable(present) !== toComparable(content)) throw new AppError('DRAFT.CONFLICT');
    return toDraft(inserted.document, present);
  }

  private toDraft(version: DraftVersion, applicationId?: string): Draft {
    return toDraft(version, this.open(version), applicationId);
  }

  private open(version: DraftVersion): DraftContent {
    return this.seal.open(version.sealed, toPlace('drafts', version._id)) as DraftContent;
  }
}

function toDraft(version: DraftVersion, content: DraftContent, applicationId = ''): Draft {
  const { draftId, licenceType, typeVersion, creditCode, savedAt, authority } = version;
  return {
    id: draftId, version: version.version, licenceType, typeVersion, creditCode, ...toContent(content), savedAt,
    applicationId, authority,
  }; // prettier-ignore
}

/** Plain members only: what is sealed and compared must not depend on the class that checked it. */
function toContent({ fields, silent, materials = [] }: DraftContent) {
  return {
    fields: fields.map(toField),
    silent: silent.map(({ source, since }): SilentSource => ({ source, since })),
    materials: materials.map(toMaterial),
  };
}

/** Versions saved before a member was known say nothing of it, which is the same as its empty value. */
function toField({
  name,
  valueJson,
  source,
  asOf,
  locked,
  previousJson = '',
}: Omit<Field, 'previousJson'> & { previousJson?: string }): Field {
  return { name, valueJson, source, asOf, locked, previousJson };
}

function toMaterial({ id, status, source, asOf, documentId }: Material): Material {
  return { id, status, source, asOf, documentId };
}

/** What makes two saves the same one: which sources were silent meanwhile is not the person's doing. */
function toComparable(content: DraftContent): string {
  const { fields, materials } = toContent(content);
  return canonicalJson({ fields, materials });
}
