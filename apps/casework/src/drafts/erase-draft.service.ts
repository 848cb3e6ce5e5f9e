import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { SubmissionRepository } from '../submit/submission.repository';
import { DraftRepository } from './draft.repository';
import { type DraftVersion, isClosing } from './draft.schema';

/**
 * Erases drafts that were not submitted. A mark at the place of the next version comes first: a save or a submission that
 * took that place wins, and one that comes later finds it taken, so a submission is never lost. Only then is every version
 * emptied, oldest first: as long as the newest is whole, its owner can go on with what a crash interrupted.
 */
@Injectable()
export class EraseDraftService {
  constructor(
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ApplicantRefs) private readonly refs: ApplicantRefs,
  ) {}

  /**
   * @returns how many versions there were
   * @throws AppError RESOURCE.NOT_FOUND alike for a draft that is absent, erased or somebody else's; DRAFT.SUBMITTED
   */
  async erase(draftId: string, subject: string): Promise<number> {
    const newest = await this.findNewest(draftId);
    if (newest?.applicantRef !== this.refs.of(subject)) throw new AppError('RESOURCE.NOT_FOUND');
    const erased = await this.eraseFrom(newest, () => true);
    if (erased === undefined) throw new AppError('DRAFT.SUBMITTED');
    return erased;
  }

  /**
   * Erases drafts that nobody has saved since; of those submitted before, the versions, since the frozen form has what
   * counts. Ends what erasures were interrupted.
   *
   * @returns how many drafts
   */
  async eraseExpired(since: Date, limit: number): Promise<number> {
    const before = since.toISOString();
    let erased = 0;
    for (const draftId of await this.drafts.findExpired(before, limit)) {
      if (await this.eraseIfExpired(draftId, before)) erased += 1;
    }
    return erased;
  }

  /** Looks once more: between the sweep's reading and now somebody may have gone on with it. */
  private async eraseIfExpired(draftId: string, before: string): Promise<boolean> {
    const newest = await this.findNewest(draftId);
    if (newest === undefined) return false;
    if (isClosing(newest)) return this.eraseSubmitted(newest, before);
    const next = await this.drafts.find(draftId, newest.version + 1);
    const versions = await this.eraseFrom(newest, ({ savedAt }) => next?.erased === true || savedAt < before);
    return versions !== undefined && versions > 0;
  }

  /** A submission that a crash interrupted still needs the version it was made of. */
  private async eraseSubmitted({ draftId, version, savedAt }: DraftVersion, before: string): Promise<boolean> {
    if (savedAt >= before || (await this.submissions.find(draftId)) === undefined) return false;
    await this.hollowUpTo(draftId, version - 1);
    return true;
  }

  /** The newest version with content, also of a draft whose erasure was interrupted; or the mark of its submission. */
  private async findNewest(draftId: string): Promise<DraftVersion | undefined> {
    const latest = await this.drafts.findLatest(draftId);
    if (latest?.erased !== true) return latest;
    const before = await this.drafts.find(draftId, latest.version - 1);
    return before?.erased === true ? undefined : before;
  }

  /** @returns the number of versions erased; 0 when it is not to be erased after all; undefined when it was submitted */
  private async eraseFrom(
    newest: DraftVersion,
    isToErase: (version: DraftVersion) => boolean,
  ): Promise<number | undefined> {
    for (let latest = newest; ;) {
      if (isClosing(latest)) return undefined;
      if (!isToErase(latest)) return 0;
      const { draftId, version } = latest;
      const mark = { _id: `${draftId}:${version + 1}`, draftId, version: version + 1, erased: true } as DraftVersion;
      const inserted = await this.drafts.insert(mark);
      if (inserted.kind === 'taken') throw new AppError('SERVICE.UNAVAILABLE');
      if (inserted.document.erased !== true) {
        latest = inserted.document;
        continue;
      }
      await this.hollowUpTo(draftId, version);
      return version;
    }
  }

  private async hollowUpTo(draftId: string, version: number): Promise<void> {
    for (let n = 1; n <= version; n += 1) await this.drafts.hollow(draftId, n);
  }
}
