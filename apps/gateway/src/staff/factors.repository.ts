import { Inject, Injectable } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { insertOnce, findById } from '@licensing/platform';
import { type Model } from 'mongoose';
import { Sequences } from '../sequence/sequence.repository';
import { FactorChallenge, FactorUse, StoredFactor, UsedFactorChallenge } from './staff.schema';

/** Second factors, their uses, and challenges: inserts only. */
@Injectable()
export class FactorsRepository {
  readonly factors: Sequences<StoredFactor>;
  /** The counter at each use of a credential, by factor. */
  readonly counters: Sequences<FactorUse>;

  constructor(
    @Inject(getModelToken(StoredFactor.name)) factors: Model<StoredFactor>,
    @Inject(getModelToken(FactorUse.name)) private readonly uses: Model<FactorUse>,
    @Inject(getModelToken(FactorChallenge.name)) private readonly challenges: Model<FactorChallenge>,
    @Inject(getModelToken(UsedFactorChallenge.name)) private readonly used: Model<UsedFactorChallenge>,
  ) {
    this.factors = new Sequences(factors);
    this.counters = new Sequences(uses);
  }

  /** @returns whether it is the first to use this step of a one-time password */
  async useStep(factorId: string, step: number): Promise<boolean> {
    const use = { _id: `${factorId}:step:${step}`, value: step };
    return (await insertOnce<FactorUse>(this.uses, use)).kind === 'inserted';
  }

  async insertChallenge(challenge: FactorChallenge): Promise<void> {
    await insertOnce<FactorChallenge>(this.challenges, challenge);
  }

  findChallenge(id: string): Promise<FactorChallenge | undefined> {
    return findById<FactorChallenge>(this.challenges, id);
  }

  /** @returns whether it is the first to answer this challenge */
  async useChallenge(id: string): Promise<boolean> {
    return (await insertOnce<UsedFactorChallenge>(this.used, { _id: id, at: new Date() })).kind === 'inserted';
  }
}
