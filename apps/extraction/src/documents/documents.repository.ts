import { FIELD_SEAL, type FieldSeal, findById, findEnd, type Inserted, insertOnce, KnownEnds, toPlace, toStoreError } from '@licensing/platform'; // prettier-ignore
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { type Declared, DocumentVersion, StoredDocument, VERSIONS } from './document.schema';

const BATCH = 500;

/** What is said of a document besides what it was brought as; a document that nothing happened to has no version. */
export interface DocumentState extends Omit<DocumentVersion, '_id' | 'documentId' | 'at' | 'sealed'> {
  readonly declared?: Declared;
}

/** A document with its newest state. */
export interface KnownDocument {
  readonly document: StoredDocument;
  readonly state: DocumentState;
}

@Injectable()
export class DocumentsRepository implements OnModuleInit {
  private readonly ends = new KnownEnds();

  constructor(
    @InjectModel(StoredDocument.name) private readonly documents: Model<StoredDocument>,
    @InjectModel(DocumentVersion.name) private readonly versions: Model<DocumentVersion>,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.documents.createIndexes();
  }

  insert(document: StoredDocument): Promise<Inserted<StoredDocument>> {
    return insertOnce<StoredDocument>(this.documents, document);
  }

  /** As it was brought, also of one whose erasure has begun. */
  findHead(id: string): Promise<StoredDocument | undefined> {
    return findById<StoredDocument>(this.documents, id);
  }

  /** Undefined also for one that is erased. */
  async find(id: string): Promise<KnownDocument | undefined> {
    const document = await this.findHead(id);
    return document === undefined ? undefined : this.withState(document);
  }

  /** All documents of one owner, oldest first. */
  async listOf(ownerRef: string): Promise<KnownDocument[]> {
    const found = await this.findBy({ ownerRef });
    const known = await Promise.all(found.map((document) => this.withState(document)));
    return known
      .filter((one) => one !== undefined)
      .sort((a, b) => a.document.addedAt.getTime() - b.document.addedAt.getTime());
  }

  /** How many documents of one owner there are, submitted ones too. */
  async countOf(ownerRef: string): Promise<number> {
    return (await this.findBy({ ownerRef })).length;
  }

  /** Whether any document has these bytes. */
  async areInUse(sha256: string): Promise<boolean> {
    return (await this.findBy({ sha256 })).length > 0;
  }

  /** Hashes of the bytes of all documents. Reads everything: for sweeps. */
  async listHashes(): Promise<Set<string>> {
    const hashes = new Set<string>();
    const all = this.documents.find({}, { sha256: 1 }).batchSize(BATCH).lean<StoredDocument>().cursor();
    for await (const { sha256 } of all) hashes.add(sha256);
    return hashes;
  }

  /** Documents that were brought after this instant, at most `limit`: for the start of a process, never for a request. */
  async listSince(since: Date, limit: number): Promise<StoredDocument[]> {
    try {
      return await this.documents.find({ addedAt: { $gte: since } }).limit(limit).lean<StoredDocument[]>().exec(); // prettier-ignore
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** @returns whether this is the n-th version: another one may have come first */
  async append(documentId: string, { n, declared, ...state }: DocumentState): Promise<boolean> {
    const _id = `${documentId}:${String(n)}`;
    const sealed = declared === undefined ? {} : { sealed: this.seal.seal(declared, toPlace(VERSIONS, _id)) };
    const version: DocumentVersion = { _id, documentId, n, at: new Date(), ...withoutUndefined(state), ...sealed };
    const { kind } = await insertOnce<DocumentVersion>(this.versions, version);
    if (kind === 'inserted') this.ends.note(documentId, n);
    return kind === 'inserted';
  }

  /** Removes what is known of an erased document, but for the version that says so: a late writer finds its place taken. */
  async remove(documentId: string, lastN: number): Promise<void> {
    try {
      await this.documents.deleteOne({ _id: documentId }).exec();
      for (let n = 1; n < lastN; n += 1) await this.versions.deleteOne({ _id: `${documentId}:${String(n)}` }).exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** The newest version of a document, also of an erased one. */
  async findState(documentId: string): Promise<DocumentState> {
    const known = this.ends.get(documentId);
    const read = (n: number): Promise<DocumentVersion | undefined> =>
      findById<DocumentVersion>(this.versions, `${documentId}:${String(n)}`);
    const { end, last } = await findEnd(read, known);
    if (end === 0) return { n: 0 };
    this.ends.note(documentId, end);
    const newest = last ?? (await read(end));
    return newest === undefined ? { n: end } : this.toState(newest);
  }

  /**
   * Ids of at most `limit` documents that belong to no application and that nobody has touched since, and of those whose
   * erasure did not come to its end. Reads both collections: for the sweep that runs now and then, never for a request.
   */
  async findExpired(before: Date, limit: number): Promise<string[]> {
    const touched = new Map<string, 'keep' | 'erased'>();
    const expired: string[] = [];
    try {
      const versions = this.versions
        .find({}, { documentId: 1, at: 1, applicationId: 1, erased: 1 })
        .batchSize(BATCH)
        .lean<DocumentVersion>()
        .cursor();
      for await (const { documentId, at, applicationId, erased } of versions) {
        if (erased === true) touched.set(documentId, 'erased');
        else if (applicationId !== undefined || at >= before) touched.set(documentId, 'keep');
      }
      const documents = this.documents.find({}, { addedAt: 1 }).batchSize(BATCH).lean<StoredDocument>().cursor();
      for await (const { _id, addedAt } of documents) {
        const state = touched.get(_id);
        if (state === 'erased' || (state === undefined && addedAt < before)) expired.push(_id);
        if (expired.length === limit) break;
      }
      return expired;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** Forgets that documents erased before this instant were ever there. @returns how many, at most `limit` */
  async forgetErased(before: Date, limit: number): Promise<number> {
    try {
      const found = await this.versions
        .find({ erased: true, at: { $lt: before } }, { _id: 1 })
        .limit(limit)
        .lean<Pick<DocumentVersion, '_id'>[]>()
        .exec();
      if (found.length > 0) await this.versions.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } }).exec();
      return found.length;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  private async withState(document: StoredDocument): Promise<KnownDocument | undefined> {
    const state = await this.findState(document._id);
    if (state.erased === true) return undefined;
    return { document, state: state.n === 0 && document.draftId !== undefined ? atFirst(document) : state };
  }

  private toState({
    _id,
    n,
    draftId,
    attachedAt,
    applicationId,
    readBy,
    unreadableBy,
    erased,
    sealed,
  }: DocumentVersion): DocumentState {
    const members = { draftId, attachedAt, applicationId, readBy, unreadableBy, erased };
    const declared =
      sealed === undefined ? {} : { declared: this.seal.open(sealed, toPlace(VERSIONS, _id)) as Declared };
    return { n, ...withoutUndefined(members), ...declared };
  }

  private async findBy(filter: { readonly ownerRef: string } | { readonly sha256: string }): Promise<StoredDocument[]> {
    try {
      return await this.documents.find(filter).lean<StoredDocument[]>().exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}

function atFirst({ draftId, addedAt }: StoredDocument): DocumentState {
  return { n: 0, draftId, attachedAt: addedAt };
}

/** Members without a value stay away: the store would make them null. */
function withoutUndefined<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
