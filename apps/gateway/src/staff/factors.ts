import { Inject, Injectable } from '@nestjs/common';
import { FIELD_SEAL, type FieldSeal, toPlace } from '@licensing/platform';
import { type Factor, type FactorContent } from './factor';
import { FactorsRepository } from './factors.repository';
import { SECOND_FACTORS } from './staff.schema';
import { StaffAccountsRepository } from './staff-accounts.repository';

const keyOf = (ref: string, generation: number): string => `${ref}.${generation}`;

/** The second factors a person has since the last reset. */
@Injectable()
export class Factors {
  constructor(
    @Inject(FactorsRepository) private readonly repository: FactorsRepository,
    @Inject(StaffAccountsRepository) private readonly accounts: StaffAccountsRepository,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  /** How often the person's factors were reset. */
  generationOf(ref: string): Promise<number> {
    return this.accounts.resets.count(ref);
  }

  async list(ref: string, generation: number): Promise<Factor[]> {
    const stored = await this.repository.factors.all(keyOf(ref, generation));
    return stored.map(({ _id, sealed, at }) => ({
      id: _id,
      content: this.seal.open(sealed, toPlace(SECOND_FACTORS, _id)) as FactorContent,
      enrolledAt: at,
    }));
  }

  /** @returns false when another factor took this place */
  add(ref: string, generation: number, place: number, content: FactorContent): Promise<boolean> {
    const key = keyOf(ref, generation);
    const sealed = this.seal.seal(content, toPlace(SECOND_FACTORS, `${key}:${place}`));
    return this.repository.factors.claim(key, place, { sealed, at: new Date() });
  }

  /** @returns whether it is the first to use this step of a one-time password */
  useStep(factor: Factor, step: number): Promise<boolean> {
    return this.repository.useStep(factor.id, step);
  }

  /** The counter at the last use of a credential, and how many uses were written down. */
  async findCounter(factor: Factor, atEnrolment: number): Promise<{ readonly counter: number; readonly uses: number }> {
    const uses = await this.repository.counters.count(factor.id);
    const last = uses === 0 ? undefined : await this.repository.counters.find(factor.id, uses);
    return { counter: last?.value ?? atEnrolment, uses };
  }

  /** @returns false when somebody used the credential since `uses` were counted */
  noteCounter(factor: Factor, uses: number, counter: number): Promise<boolean> {
    return this.repository.counters.claim(factor.id, uses + 1, { value: counter });
  }
}
