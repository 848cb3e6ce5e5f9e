import { AppError, findById, findEnd, insertOnce, KnownEnds } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { ApplicationSlot } from './application-slot.schema';

/** Each person's applications as a gapless sequence, so that they can be listed without an index or a scan. */
@Injectable()
export class ApplicationSlotRepository {
  private readonly ends = new KnownEnds();

  constructor(@InjectModel(ApplicationSlot.name) private readonly model: Model<ApplicationSlot>) {}

  find(applicantRef: string, k: number): Promise<ApplicationSlot | undefined> {
    return findById<ApplicationSlot>(this.model, `${applicantRef}:${k}`);
  }

  /** How many applications the person has. */
  async count(applicantRef: string): Promise<number> {
    const { end } = await findEnd((k) => this.find(applicantRef, k), this.ends.get(applicantRef));
    this.ends.note(applicantRef, end);
    return end;
  }

  /** A number of applications the person has at least: read once per person and process, then remembered. */
  async countKnown(applicantRef: string): Promise<number> {
    const known = this.ends.get(applicantRef);
    return known === 0 ? this.count(applicantRef) : known;
  }

  /**
   * Gives the application the first free place after `before`, where it did not stand yet, and does so once however often
   * and by however many it is asked: each looks at every place between `before` and the one it takes.
   */
  async claim(applicantRef: string, applicationId: string, before: number): Promise<void> {
    for (let k = before + 1; ; k += 1) {
      const slot: ApplicationSlot = { _id: `${applicantRef}:${k}`, applicationId };
      const inserted = await insertOnce<ApplicationSlot>(this.model, slot);
      if (inserted.kind === 'taken')
        throw new AppError('SERVICE.FAULT', new Error('a place was taken and is not there'));
      this.ends.note(applicantRef, k);
      if (inserted.document.applicationId === applicationId) return;
    }
  }
}
