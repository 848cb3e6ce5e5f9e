import { findById, type Inserted, insertOnce, toStoreError } from '@licensing/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { ReservedNumber } from './reserved-number.schema';

const BATCH = 500;

@Injectable()
export class NumbersRepository implements OnModuleInit {
  constructor(@InjectModel(ReservedNumber.name) private readonly numbers: Model<ReservedNumber>) {}

  /** Without the unique index on applicationId two racing calls could number one application twice: no start without it. */
  async onModuleInit(): Promise<void> {
    await this.numbers.createIndexes();
  }

  insert(reserved: ReservedNumber): Promise<Inserted<ReservedNumber>> {
    return insertOnce<ReservedNumber>(this.numbers, reserved);
  }

  async exists(id: string): Promise<boolean> {
    return (await findById<ReservedNumber>(this.numbers, id)) !== undefined;
  }

  /** Not by `_id`, and so slow on the embedded store: only for a repeat. */
  async findByApplication(applicationId: string): Promise<ReservedNumber | undefined> {
    try {
      return (await this.numbers.findOne({ applicationId }).lean<ReservedNumber>().exec()) ?? undefined;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** In order of series and sequence. */
  list(): AsyncIterable<ReservedNumber> {
    return this.numbers.find().sort({ _id: 1 }).lean<ReservedNumber[]>().cursor({ batchSize: BATCH });
  }
}
