import { AppError, findById, findEnd, insertOnce, KnownEnds, readOn } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { MandateSlot } from './mandate.schema';

/** Lists of mandates as gapless sequences: read without an index or a scan. */
@Injectable()
export class MandateSlotRepository {
  private readonly ends = new KnownEnds();

  constructor(@InjectModel(MandateSlot.name) private readonly model: Model<MandateSlot>) {}

  /** @param window how many are read at a time; a list that is shorter takes one round, whatever is in it */
  read(list: string, window: number): Promise<MandateSlot[]> {
    return readOn((k) => this.find(list, k), window);
  }

  async count(list: string): Promise<number> {
    const { end } = await findEnd((k) => this.find(list, k), this.ends.get(list));
    this.ends.note(list, end);
    return end;
  }

  /** Gives a mandate the first free place after `before` where it did not stand yet, once however often it is asked. */
  async claim(list: string, before: number, slot: Omit<MandateSlot, '_id'>): Promise<void> {
    for (let k = before + 1; ; k += 1) {
      const inserted = await insertOnce<MandateSlot>(this.model, { _id: `${list}:${k}`, ...slot });
      if (inserted.kind === 'taken')
        throw new AppError('SERVICE.FAULT', new Error('a place was taken and is not there'));
      this.ends.note(list, k);
      if (inserted.document.mandateId === slot.mandateId) return;
    }
  }

  private find(list: string, k: number): Promise<MandateSlot | undefined> {
    return findById<MandateSlot>(this.model, `${list}:${k}`);
  }
}
