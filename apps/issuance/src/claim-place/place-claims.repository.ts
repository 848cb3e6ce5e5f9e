import { AppError, insertOnce } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { PlaceClaim } from './place-claim.schema';

export interface Place {
  readonly licenceType: string;
  readonly creditCode: string;
  readonly addressCode: string;
}

export type Claimed =
  | { readonly kind: 'first' }
  /** This application claimed it in an earlier call. */
  | { readonly kind: 'ours' }
  | { readonly kind: 'held'; readonly applicationId: string };

@Injectable()
export class PlaceClaimsRepository {
  constructor(@InjectModel(PlaceClaim.name) private readonly model: Model<PlaceClaim>) {}

  async claim(place: Place, applicationId: string): Promise<Claimed> {
    const _id = `${place.licenceType}:${place.creditCode}@${place.addressCode}`;
    const result = await insertOnce<PlaceClaim>(this.model, { _id, applicationId, at: new Date() });
    if (result.kind === 'inserted') return { kind: 'first' };
    // No second unique key exists here: a claim that is there and cannot be read is a store that lags.
    if (result.kind === 'taken') throw new AppError('SERVICE.UNAVAILABLE');
    const holder = result.document.applicationId;
    return holder === applicationId ? { kind: 'ours' } : { kind: 'held', applicationId: holder };
  }
}
