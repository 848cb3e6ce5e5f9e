import { deriveLicenceNumber } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { NumberSeries } from './number-series';
import { NumbersRepository } from './numbers.repository';
import { type ReservedNumber } from './reserved-number.schema';

/** What is kept with a number from the moment it is taken. */
export type Reservation = Omit<ReservedNumber, '_id' | 'sequence' | 'number' | 'at'>;

export type Reserved =
  | { readonly kind: 'reserved'; readonly number: ReservedNumber }
  /** Every place of the series is used. */
  | { readonly kind: 'exhausted' };

@Injectable()
export class ReserveNumberService {
  private readonly series = new Map<string, NumberSeries<ReservedNumber>>();

  constructor(@Inject(NumbersRepository) private readonly numbers: NumbersRepository) {}

  /** The application's number: the one it holds already, or else the next of the series. */
  async reserve(reservation: Reservation, sequenceDigits: number): Promise<Reserved> {
    const { series, applicationId } = reservation;
    const idOf = (sequence: number): string => `${series}:${String(sequence).padStart(sequenceDigits, '0')}`;
    const taken = await this.getSeries(series, sequenceDigits).take(
      {
        insert: (sequence) =>
          this.numbers.insert({
            ...reservation, _id: idOf(sequence), sequence, number: deriveLicenceNumber(series, sequence), at: new Date(),
          }), // prettier-ignore
        exists: (sequence) => this.numbers.exists(idOf(sequence)),
      },
      applicationId,
    );
    if (taken.kind === 'exhausted') return { kind: 'exhausted' };
    if (taken.kind === 'taken') return { kind: 'reserved', number: taken.document };
    const held = await this.numbers.findByApplication(applicationId);
    // A unique key refused the insert, but its document is not to be seen yet: the same call succeeds later.
    if (held === undefined) throw new AppError('SERVICE.UNAVAILABLE');
    return { kind: 'reserved', number: held };
  }

  private getSeries(name: string, sequenceDigits: number): NumberSeries<ReservedNumber> {
    const known = this.series.get(name) ?? new NumberSeries<ReservedNumber>(10 ** sequenceDigits - 1);
    this.series.set(name, known);
    return known;
  }
}
