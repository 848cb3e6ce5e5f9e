import { type ListNumbersResponse } from '@licensing/contracts';
import { sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { NumbersRepository } from '../reserve-number/numbers.repository';
import { type ReservedNumber } from '../reserve-number/reserved-number.schema';
import { CertificatesRepository, type NumberEnd } from '../store-certificate/certificates.repository';
import { ObjectStore } from '../store-certificate/object-store';

/** Files read at once: enough to keep the disk busy, few enough for the memory. */
const AT_ONCE = 16;

/** What the audit compares: every number that was ever taken, with what became of it and of its file. */
@Injectable()
export class ListNumbersService {
  constructor(
    @Inject(NumbersRepository) private readonly numbers: NumbersRepository,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(ObjectStore) private readonly objects: ObjectStore,
  ) {}

  async *list(): AsyncGenerator<ListNumbersResponse> {
    const ends = await this.certificates.listEnds();
    let group: ReservedNumber[] = [];
    for await (const number of this.numbers.list()) {
      group.push(number);
      if (group.length < AT_ONCE) continue;
      yield* await this.describeAll(group, ends);
      group = [];
    }
    yield* await this.describeAll(group, ends);
  }

  private describeAll(group: readonly ReservedNumber[], ends: ReadonlyMap<string, NumberEnd>) {
    return Promise.all(group.map((number) => this.describe(number, ends.get(number.number))));
  }

  private async describe(reserved: ReservedNumber, listed: NumberEnd | undefined): Promise<ListNumbersResponse> {
    const { series, sequence, applicationId, number } = reserved;
    // It may have been issued since the ends were listed.
    const end = listed ?? (await this.certificates.find(number));
    const digest = end?.kind === 'issued' ? end.sha256 : undefined;
    const file = digest === undefined ? undefined : await this.objects.find(digest);
    return {
      series,
      sequence,
      applicationId,
      state: end?.kind ?? 'reserved',
      number,
      certificateSha256: digest ?? '',
      storedSha256: file === undefined ? '' : sha256Hex(file),
    };
  }
}
