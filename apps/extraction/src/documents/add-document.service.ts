import { randomUUID } from 'node:crypto';
import { type Document } from '@licensing/contracts';
import { AppError, OBJECT_VAULT, type ObjectVault, type Problem } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DOCUMENT_READER, type DocumentReader } from './document-reader';
import { type AddDocumentDto } from './document.dto';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { type KeptObject, ObjectsRepository } from './objects.repository';
import { OwnerRefs } from './owner-refs';
import { NO_SUCH_SLOT, tooMany } from './refusals';
import { findSlotOf } from './slot';
import { withinWait } from './within-wait';

/** What one person may have lying that belongs to no application: a form has some ten slots, and photos are taken again. */
export const MOST_OPEN = 40;

/** Takes a document whose bytes lie in the object store: what cannot be read is refused at once, and its bytes erased. */
@Injectable()
export class AddDocumentService {
  constructor(
    @Inject(DOCUMENT_READER) private readonly reader: DocumentReader,
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(DocumentsService) private readonly owned: DocumentsService,
    @Inject(ObjectsRepository) private readonly objects: ObjectsRepository,
    @Inject(OwnerRefs) private readonly owners: OwnerRefs,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
  ) {}

  /** @throws AppError REQUEST.INVALID with every reason, DOCUMENT.QUEUE_FULL when it cannot be looked at in time */
  async add(request: AddDocumentDto): Promise<Document> {
    const object = { name: request.objectName, dataKey: Buffer.from(request.dataKey) };
    const accepted = await this.accept(request, object).catch(async (error: unknown) => {
      await this.vault.erase(object.name);
      throw error;
    });
    const { ownerSubject, licenceType, typeVersion, slot, sha256, size, draftId } = request;
    const document = {
      _id: randomUUID(), ownerRef: this.owners.of(ownerSubject), licenceType, typeVersion, slot, sha256, size,
      mediaType: accepted.mediaType, ...(draftId === '' ? {} : { draftId }), addedAt: new Date(),
    }; // prettier-ignore
    const inserted = await this.documents.insert(document);
    if (inserted.kind !== 'inserted') throw new AppError('SERVICE.UNAVAILABLE');
    await this.objects.claim(sha256, accepted);
    const known = await this.documents.find(document._id);
    if (known === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    await this.owned.leaveSlot(known);
    return this.owned.show(known);
  }

  private async accept(request: AddDocumentDto, object: Pick<KeptObject, 'name' | 'dataKey'>): Promise<KeptObject> {
    const { licenceType, typeVersion, slot, sha256, ownerSubject } = request;
    const problems: Problem[] = [];
    if (findSlotOf(licenceType, typeVersion, slot) === undefined) problems.push(NO_SUCH_SLOT);
    if (await this.hasTooMany(this.owners.of(ownerSubject))) problems.push(tooMany(MOST_OPEN));
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
    // The same bytes were looked at when they came first.
    const same = await this.objects.find(sha256);
    if (same !== undefined) return { ...object, mediaType: same.mediaType, pages: same.pages };
    const inspection = await withinWait(this.reader.inspect(object));
    if (inspection.kind === 'refused') throw new AppError('REQUEST.INVALID', undefined, inspection.problems);
    return { ...object, mediaType: inspection.mediaType, pages: inspection.pages };
  }

  /** What became of each is looked up only where there are so many at all. */
  private async hasTooMany(ownerRef: string): Promise<boolean> {
    if ((await this.documents.countOf(ownerRef)) < MOST_OPEN) return false;
    const own = await this.documents.listOf(ownerRef);
    return own.filter(({ state }) => state.applicationId === undefined).length >= MOST_OPEN;
  }
}
