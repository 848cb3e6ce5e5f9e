import { findById, type Inserted, insertOnce, toStoreError } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { Premises } from './premises.schema';

const BATCH = 500;

@Injectable()
export class PremisesRepository {
  constructor(@InjectModel(Premises.name) private readonly model: Model<Premises>) {}

  find(number: string): Promise<Premises | undefined> {
    return findById<Premises>(this.model, number);
  }

  insert(premises: Premises): Promise<Inserted<Premises>> {
    return insertOnce<Premises>(this.model, premises);
  }

  async *readAll(): AsyncIterable<Premises> {
    try {
      const cursor = this.model.find().lean<Premises>().batchSize(BATCH).cursor();
      for await (const premises of cursor) yield premises;
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
