import { type Access, type ListAccessesResponse, type Reader } from '@licensing/contracts';
import { ACCESS_LOG_YEARS, findPurpose, parseResidentId, toChinaDate } from '@licensing/domain';
import { blindIndex, FIELD_SEAL, type FieldSeal, toIndexKey, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { IdentityEnvironment } from '../identity.config';
import { AccessRepository } from './access.repository';
import { ACCESSES, type AccessPlace, type StoredAccess } from './access.schema';

/** A reading of personal data, to be recorded before anything is shown or asked. */
export interface NewAccess {
  /** A repeat of a key records nothing twice. */
  readonly key: string;
  /** Identity numbers of those whose data is read. */
  readonly idNumbers: readonly string[];
  readonly reader: Reader;
  /** A code of the list of purposes. */
  readonly purpose: string;
  /** What is read: `application`, or the ids of the registries that are asked, with commas. */
  readonly what: string;
  readonly applicationId: string;
}

const yearOf = (instant: Date): number => Number(toChinaDate(instant.toISOString()).slice(0, 4));

/** Who read whose data, when, in which role and what for. Insert-only; people see their own. */
@Injectable()
export class AccessLog {
  private readonly indexKey: Buffer;

  constructor(
    @Inject(AccessRepository) private readonly repository: AccessRepository,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(IdentityEnvironment) config: Pick<IdentityEnvironment, 'INDEX_KEY'>,
  ) {
    this.indexKey = toIndexKey(config.INDEX_KEY);
  }

  /**
   * One insert for the request and one for each person.
   *
   * @throws AppError SERVICE.UNAVAILABLE: then nothing may be read either
   */
  async record(access: NewAccess, now = new Date()): Promise<void> {
    const people = [...new Set(access.idNumbers.map((number) => this.personOf(number)))];
    if (people.length === 0) return;
    const year = yearOf(now);
    const places = await Promise.all(
      people.map(async (person): Promise<AccessPlace> => {
        return { person, year, after: await this.repository.countKnown(person, year) };
      }),
    );
    const claim = await this.repository.claim({ _id: access.key, at: now, places });
    for (const place of claim.places) await this.repository.put(place, (id) => this.toEntry(id, access, claim.at));
  }

  /**
   * The same of one person under a key of their own: somebody who is found only when it is tried again is recorded too.
   *
   * @throws AppError SERVICE.UNAVAILABLE
   */
  async recordAbout(idNumber: string, { key, ...access }: Omit<NewAccess, 'idNumbers'>): Promise<void> {
    await this.record({ ...access, key: `${key}:${this.personOf(idNumber)}`, idNumbers: [idNumber] });
  }

  /** What was read about a person, newest first. */
  async list(idNumber: string, limit: number, offset: number, now = new Date()): Promise<ListAccessesResponse> {
    const person = this.personOf(idNumber);
    const newest = yearOf(now);
    // One more: a year is erased when it is over as a whole.
    const years = Array.from({ length: ACCESS_LOG_YEARS + 1 }, (_, index) => newest - index);
    const ends = await Promise.all(years.map((year) => this.repository.count(person, year)));
    const wanted: (readonly [number, number])[] = [];
    let skipped = 0;
    years.forEach((year, index) => {
      for (let k = ends[index] ?? 0; k > 0 && wanted.length < limit; k -= 1) {
        if (skipped < offset) skipped += 1;
        else wanted.push([year, k]);
      }
    });
    const found = await Promise.all(wanted.map(([year, k]) => this.repository.find(person, year, k)));
    return {
      accesses: found.filter((entry) => entry !== undefined).map(toAnswer),
      total: ends.reduce((sum, end) => sum + end, 0),
    };
  }

  private personOf(idNumber: string): string {
    const parsed = parseResidentId(idNumber);
    return blindIndex(this.indexKey, 'access log', parsed.kind === 'valid' ? parsed.value : idNumber);
  }

  private toEntry(id: string, { key, reader, purpose, what, applicationId }: NewAccess, at: Date): StoredAccess {
    const sealed = this.seal.seal({ ref: reader.ref }, toPlace(ACCESSES, id));
    return { _id: id, key, at, role: reader.role, office: reader.office, purpose, what, applicationId, sealed };
  }
}

function toAnswer({ at, role, office, purpose, what, applicationId }: StoredAccess): Access {
  const stated = findPurpose(purpose);
  return {
    at: at.toISOString(), role, office, purpose, purposeText: stated?.text, basis: stated?.law.zh ?? '', what, applicationId,
  }; // prettier-ignore
}
