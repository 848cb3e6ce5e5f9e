import { type Licence } from '@licensing/contracts';
import { AppError, FIELD_SEAL, type FieldSeal, findById, insertOnce, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { Certificate } from './certificate.schema';

export interface IssuedCertificate {
  readonly kind: 'issued';
  readonly applicationId: string;
  readonly sha256: string;
  readonly licence: Licence;
  readonly issuedAt: Date;
}

interface VoidCertificate {
  readonly kind: 'void';
  readonly reason: string;
}

export type NumberOutcome = IssuedCertificate | VoidCertificate;

/** The same without the licence: what the audit needs. */
export type NumberEnd = Pick<IssuedCertificate, 'kind' | 'sha256'> | Pick<VoidCertificate, 'kind'>;

const BATCH = 1_000;

/** What became of each number. The first end of a number stays. */
@Injectable()
export class CertificatesRepository {
  constructor(
    @InjectModel(Certificate.name) private readonly model: Model<Certificate>,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  /** From here on the number counts as issued. Returns the number's first end. */
  issue(applicationId: string, licence: Licence): Promise<NumberOutcome> {
    return this.keep({
      _id: licence.number,
      applicationId,
      kind: 'issued',
      sha256: licence.certificateSha256,
      sealed: this.seal.seal(licence, toPlace('certificates', licence.number)),
      at: new Date(),
    });
  }

  /** The number will never be printed: the series keeps no hole, and the number is never used again. */
  void(applicationId: string, number: string, reason: string): Promise<NumberOutcome> {
    return this.keep({ _id: number, applicationId, kind: 'void', reason, at: new Date() });
  }

  async find(number: string): Promise<NumberOutcome | undefined> {
    const certificate = await findById<Certificate>(this.model, number);
    return certificate === undefined ? undefined : this.open(certificate);
  }

  /** The end of every number that has one. */
  async listEnds(): Promise<Map<string, NumberEnd>> {
    const all = this.model
      .find({}, { _id: 1, kind: 1, sha256: 1 })
      .lean<Pick<Certificate, '_id' | 'kind' | 'sha256'>[]>()
      .cursor({ batchSize: BATCH });
    const ends = new Map<string, NumberEnd>();
    for await (const { _id, kind, sha256 = '' } of all) ends.set(_id, kind === 'void' ? { kind } : { kind, sha256 });
    return ends;
  }

  private async keep(certificate: Certificate): Promise<NumberOutcome> {
    const result = await insertOnce<Certificate>(this.model, certificate);
    // No second unique key exists here: a document that is there and cannot be read is a store that lags.
    if (result.kind === 'taken') throw new AppError('SERVICE.UNAVAILABLE');
    return this.open(result.document);
  }

  private open({ _id, applicationId, kind, sha256 = '', sealed = '', reason = '', at }: Certificate): NumberOutcome {
    if (kind === 'void') return { kind, reason };
    return {
      kind,
      applicationId,
      sha256,
      licence: this.seal.open(sealed, toPlace('certificates', _id)) as Licence,
      issuedAt: at,
    };
  }
}
