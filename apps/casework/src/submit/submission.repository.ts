import { findById, type Inserted, insertOnce, toStoreError } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { Submission } from './submission.schema';

const BATCH = 500;

@Injectable()
export class SubmissionRepository {
  constructor(@InjectModel(Submission.name) private readonly model: Model<Submission>) {}

  find(applicationId: string): Promise<Submission | undefined> {
    return findById<Submission>(this.model, applicationId);
  }

  insert(submission: Submission): Promise<Inserted<Submission>> {
    return insertOnce<Submission>(this.model, submission);
  }

  /** All of them, for audits. */
  async *readAll(): AsyncIterable<Submission> {
    try {
      yield* this.model.find().lean<Submission>().batchSize(BATCH).cursor();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
