import { type Document, type DocumentRef } from '@licensing/contracts';
import { canonicalJson, findDocumentType, type JsonValue } from '@licensing/domain';
import { AppError, OBJECT_VAULT, type ObjectVault } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { checkDeclared, unknownField } from './check-declared';
import { type Declared } from './document.schema';
import { type DocumentState, DocumentsRepository, type KnownDocument } from './documents.repository';
import { ObjectsRepository } from './objects.repository';
import { OwnerRefs } from './owner-refs';
import { ReadingsRepository } from './readings.repository';
import { ReadingsService } from './readings.service';
import { toWire } from './to-wire';

const PICTURE_BYTES = 30 * 1024 * 1024;

/** What the owner of documents does with them. Somebody else's document is answered like one that is not there. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(ObjectsRepository) private readonly objects: ObjectsRepository,
    @Inject(ReadingsRepository) private readonly kept: ReadingsRepository,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(OwnerRefs) private readonly owners: OwnerRefs,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
  ) {}

  /** @throws AppError RESOURCE.NOT_FOUND */
  async get(id: string, subject: string): Promise<Document> {
    return this.show(await this.getOwn(id, subject));
  }

  /** @param draftId empty: those that belong to no draft and no application */
  async list(subject: string, draftId: string): Promise<Document[]> {
    const own = await this.documents.listOf(this.owners.of(subject));
    const shown =
      draftId === ''
        ? own.filter(({ state }) => state.draftId === undefined && state.applicationId === undefined)
        : selectOfDraft(own, draftId);
    return Promise.all(shown.map((known) => this.show(known)));
  }

  /** @throws AppError RESOURCE.NOT_FOUND, DOCUMENT.SUBMITTED */
  async attach(id: string, subject: string, draftId: string): Promise<Document> {
    await this.getOwn(id, subject);
    const attached = await this.change(id, (state) =>
      state.draftId === draftId ? undefined : { ...state, draftId, attachedAt: new Date() },
    );
    await this.leaveSlot(attached);
    return this.show(attached);
  }

  /** Takes every document of its slot that was there before out of its draft. Of two that come at once, one is the earlier. */
  async leaveSlot(newest: KnownDocument): Promise<void> {
    const { draftId } = newest.state;
    if (draftId === undefined) return;
    const others = (await this.documents.listOf(newest.document.ownerRef)).filter(
      (one) => one.document.slot === newest.document.slot && one.state.draftId === draftId && isBefore(one, newest),
    );
    for (const { document } of others) {
      await this.change(document._id, (state) => {
        if (state.draftId !== draftId || !isBefore({ document, state }, newest)) return undefined;
        return { ...state, draftId: undefined, attachedAt: undefined };
      });
    }
  }

  /** @throws AppError RESOURCE.NOT_FOUND, DOCUMENT.SUBMITTED, DOCUMENT.UNREAD, REQUEST.INVALID with everything that is wrong */
  async correct(id: string, subject: string, said: Readonly<Record<string, JsonValue>>): Promise<Document> {
    const known = await this.getOwn(id, subject);
    const reading = await this.readings.look(known);
    if (reading.kind !== 'read') throw new AppError('DOCUMENT.UNREAD');
    const fields = findDocumentType(reading.known.reading.type ?? '')?.fields ?? [];
    const problems = Object.entries(said).flatMap(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      if (field === undefined) return [unknownField(name)];
      return value === null ? [] : (checkDeclared(field, value) ?? []);
    });
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
    const at = new Date().toISOString();
    const corrected = await this.change(id, (state) => {
      const declared = mergeDeclared(state.declared ?? {}, said, at);
      return declared === undefined ? undefined : { ...state, declared };
    });
    return this.show(corrected);
  }

  /** @throws AppError RESOURCE.NOT_FOUND, DOCUMENT.SUBMITTED */
  async erase(id: string, subject: string): Promise<void> {
    const { document } = await this.getOwn(id, subject);
    const erased = await this.change(id, () => ({ erased: true as const }));
    await this.finishErasure(id, document.sha256, erased.state.n);
  }

  /** Erases what nobody has touched since and belongs to no application, and ends erasures that were interrupted. */
  async eraseExpired(before: Date, limit: number): Promise<number> {
    let erased = 0;
    for (const id of await this.documents.findExpired(before, limit)) {
      if (await this.eraseIfExpired(id)) erased += 1;
    }
    return erased;
  }

  /** @throws AppError RESOURCE.NOT_FOUND also while the page is not read */
  async getPicture(id: string, subject: string, page: number): Promise<{ mediaType: string; picture: Buffer }> {
    const reading = await this.readings.look(await this.getOwn(id, subject));
    const picture = reading.kind === 'read' ? reading.known.pictures.find((one) => one.page === page) : undefined;
    if (picture === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const bytes = await this.vault.read(picture.name, picture.dataKey, { limitBytes: PICTURE_BYTES });
    return { mediaType: picture.mediaType, picture: bytes };
  }

  /**
   * Makes a document an application's. A document that is gone, or another than is meant, is left out.
   *
   * @throws AppError DOCUMENT.SUBMITTED when it belongs to another application
   */
  async submit({ documentId, slot, sha256 }: DocumentRef, applicationId: string): Promise<KnownDocument | undefined> {
    const known = await this.documents.find(documentId);
    if (known?.document.slot !== slot || known.document.sha256 !== sha256) return undefined;
    if (known.state.applicationId === applicationId) return known;
    return this.change(documentId, (state) => ({ ...state, applicationId }));
  }

  /** Notes which reading an application goes by: a later version of the reader does not change it. */
  async goBy(id: string, readBy: string): Promise<void> {
    for (;;) {
      const known = await this.documents.find(id);
      if (known === undefined || known.state.readBy !== undefined) return;
      if (await this.documents.append(id, { ...known.state, n: known.state.n + 1, readBy })) return;
    }
  }

  async show(known: KnownDocument): Promise<Document> {
    return toWire(known, await this.readings.look(known));
  }

  private async getOwn(id: string, subject: string): Promise<KnownDocument> {
    const known = await this.documents.find(id);
    if (known?.document.ownerRef !== this.owners.of(subject)) throw new AppError('RESOURCE.NOT_FOUND');
    return known;
  }

  /** Writes the next version of a document that belongs to no application, from whatever is the newest. */
  private async change(
    id: string,
    next: (state: Omit<DocumentState, 'n'>) => Omit<DocumentState, 'n'> | undefined,
  ): Promise<KnownDocument> {
    for (;;) {
      const known = await this.documents.find(id);
      if (known === undefined) throw new AppError('RESOURCE.NOT_FOUND');
      const { n, ...state } = known.state;
      if (state.applicationId !== undefined) throw new AppError('DOCUMENT.SUBMITTED');
      const changed = next(state);
      if (changed === undefined) return known;
      const version = { ...changed, n: n + 1 };
      if (await this.documents.append(id, version)) return { document: known.document, state: version };
    }
  }

  private async eraseIfExpired(id: string): Promise<boolean> {
    const state = await this.documents.findState(id);
    if (state.applicationId !== undefined) return false;
    const isMarked = state.erased === true || (await this.documents.append(id, { n: state.n + 1, erased: true }));
    // Somebody touched it in this moment: it is no longer one of those.
    if (!isMarked) return false;
    const document = await this.documents.findHead(id);
    if (document === undefined) return false;
    await this.finishErasure(id, document.sha256, state.erased === true ? state.n : state.n + 1);
    return true;
  }

  private async finishErasure(id: string, sha256: string, lastN: number): Promise<void> {
    await this.documents.remove(id, lastN);
    await this.objects.release(
      sha256,
      () => this.documents.areInUse(sha256),
      () => this.kept.erase(sha256),
    );
  }
}

/** A draft holds one document for a slot: the one that was put into it last. */
function selectOfDraft(own: readonly KnownDocument[], draftId: string): KnownDocument[] {
  const newest = new Map<string, KnownDocument>();
  for (const known of own.filter(({ state }) => state.draftId === draftId)) {
    const other = newest.get(known.document.slot);
    if (other === undefined || isBefore(other, known)) newest.set(known.document.slot, known);
  }
  return [...newest.values()];
}

type Placed = Pick<KnownDocument, 'document'> & { readonly state: Pick<DocumentState, 'attachedAt'> };

const timeOf = ({ state, document }: Placed): number => (state.attachedAt ?? document.addedAt).getTime();

function isBefore(one: Placed, other: Placed): boolean {
  const [first, second] = [timeOf(one), timeOf(other)];
  return first === second ? one.document._id < other.document._id : first < second;
}

/** Undefined when nothing changes: what is said again keeps its time. */
function mergeDeclared(before: Declared, said: Readonly<Record<string, JsonValue>>, at: string): Declared | undefined {
  const merged = new Map(Object.entries(before));
  let isChanged = false;
  for (const [name, value] of Object.entries(said)) {
    const known = merged.get(name);
    if (value === null) isChanged = merged.delete(name) || isChanged;
    else if (known === undefined || canonicalJson(known.value) !== canonicalJson(value)) {
      merged.set(name, { value, at });
      isChanged = true;
    }
  }
  return isChanged ? Object.fromEntries(merged) : undefined;
}
