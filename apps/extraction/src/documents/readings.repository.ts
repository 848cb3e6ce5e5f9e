import { FIELD_SEAL, type FieldSeal, findById, insertOnce, OBJECT_VAULT, type ObjectVault, toPlace, toStoreError } from '@licensing/platform'; // prettier-ignore
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { type PagePicture, type ReadOutcome } from './document-reader';
import { type ReadingContent, READINGS, StoredReading } from './reading.schema';

/** What was read, with when and by which version. */
export interface KnownReading extends Omit<Extract<ReadOutcome, { kind: 'read' }>, 'kind'> {
  readonly readAt: Date;
  readonly version: string;
}

const idOf = (sha256: string, version: string): string => `${sha256}:${version}`;

/** Readings by the bytes that were read and the version of the reader: the same bytes are read once. */
@Injectable()
export class ReadingsRepository implements OnModuleInit {
  constructor(
    @InjectModel(StoredReading.name) private readonly model: Model<StoredReading>,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async find(sha256: string, version: string): Promise<KnownReading | undefined> {
    const found = await findById<StoredReading>(this.model, idOf(sha256, version));
    return found === undefined ? undefined : this.open(found);
  }

  /** Keeps a reading if it is the first of its bytes and version, and returns the one that was first. */
  async keep(sha256: string, version: string, outcome: Extract<ReadOutcome, { kind: 'read' }>): Promise<KnownReading> {
    const { reading, pictures } = outcome;
    const _id = idOf(sha256, version);
    const content: ReadingContent = {
      reading,
      pictures: pictures.map(({ dataKey, ...picture }) => ({ ...picture, key: dataKey.toString('base64') })),
    };
    const stored: StoredReading = {
      _id, sha256, version, readAt: new Date(), objectNames: pictures.map(({ name }) => name),
      sealed: this.seal.seal(content, toPlace(READINGS, _id)),
    }; // prettier-ignore
    const kept = await insertOnce<StoredReading>(this.model, stored);
    if (kept.kind === 'inserted') return this.open(stored);
    await this.erasePictures(pictures);
    return kept.kind === 'present' ? this.open(kept.document) : this.open(stored);
  }

  /** Erases every reading of some bytes, with its pictures. */
  async erase(sha256: string): Promise<void> {
    try {
      const found = await this.model.find({ sha256 }).lean<StoredReading[]>().exec();
      for (const { _id, objectNames } of found) {
        await this.model.deleteOne({ _id }).exec();
        for (const name of objectNames) await this.vault.erase(name);
      }
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async erasePictures(pictures: readonly PagePicture[]): Promise<void> {
    for (const { name } of pictures) await this.vault.erase(name);
  }

  /** Names in the object store that some reading refers to. */
  async listNames(): Promise<Set<string>> {
    const names = new Set<string>();
    const all = this.model.find({}, { objectNames: 1 }).lean<StoredReading>().cursor();
    for await (const { objectNames } of all) for (const name of objectNames) names.add(name);
    return names;
  }

  private open({ _id, version, readAt, sealed }: StoredReading): KnownReading {
    const { reading, pictures } = this.seal.open(sealed, toPlace(READINGS, _id)) as ReadingContent;
    return {
      version,
      readAt,
      reading,
      pictures: pictures.map(({ key, ...picture }) => ({ ...picture, dataKey: Buffer.from(key, 'base64') })),
    };
  }
}
