import {
  type AddDocumentRequest, type CorrectDocumentRequest, type Document, type DocumentField, DocumentStatus, type Field, type Material,
  type PrefillRequest,
} from '@licensing/contracts'; // prettier-ignore
import { findLicenceType, type JsonValue } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';
import { type Handlers } from './fake-server';

const TIME = '2026-03-02T01:00:00.000Z';
const definition = findLicenceType('food-business')!; // eslint-disable-line @typescript-eslint/no-non-null-assertion -- the only type

interface Kept {
  readonly owner: string;
  document: Document;
}

interface Owned {
  readonly documentId: string;
  readonly ownerSubject: string;
}

const field = (name: string, value: JsonValue | undefined, source: string, locked: boolean): Field => ({
  name, valueJson: value === undefined ? '' : JSON.stringify(value), source: value === undefined ? '' : source,
  asOf: value === undefined ? '' : TIME, locked, previousJson: '',
}); // prettier-ignore

/** One critical and one other field of a read document. */
const READ_FIELDS: readonly DocumentField[] = [
  { name: 'name', value: '江门市甲店', critical: true },
  { name: 'address', value: '甲路1号', critical: false },
].map(({ name, value, critical }) => ({
  name, label: { zh: name, en: name }, valueJson: JSON.stringify(value), raw: value, confidence: 0.99,
  box: { x: 10, y: 20, width: 200, height: 30 }, page: 1, critical, accepted: true, fault: '', faultText: undefined,
  suggestions: [], declaredJson: '', declaredAt: '', engine: 'made-up',
})); // prettier-ignore

/** What registries and documents say, as a spec wishes. */
export class FakeExtraction {
  readonly documents = new Map<string, Kept>();
  readonly added: AddDocumentRequest[] = [];
  readonly prefills: PrefillRequest[] = [];
  /** What registries say otherwise than usual; undefined: nothing any more. */
  registered: Record<string, JsonValue | undefined> = {};
  /** Sources that do not answer. */
  silent: string[] = [];
  /** Fields that the applicant fills in the place of a source. */
  opened: string[] = [];
  /** Slots of documents that are asked for. */
  asked: string[] = [];
  /** Thrown by the next documents that are added, while it is set. */
  refusal: AppError | undefined;

  constructor(private readonly now: () => Date = () => new Date()) {}

  /** A document is read: as something, or as nothing that is known. */
  finishReading(id: string, change: Partial<Document> = {}): void {
    const kept = this.documents.get(id);
    if (kept === undefined) throw new Error(`no document ${id}`);
    kept.document = {
      ...kept.document, status: DocumentStatus.DOCUMENT_STATUS_READ, position: 0, type: kept.document.slot,
      typeName: { zh: '营业执照', en: 'Business licence' }, fields: [...READ_FIELDS], pages: [{ page: 1, width: 800, height: 600 }],
      readAt: this.now().toISOString(), readingSha256: 'e'.repeat(64), ...change,
    }; // prettier-ignore
  }

  services(): Handlers {
    return {
      prefill: (request: PrefillRequest) => this.prefill(request),
      addDocument: (request: AddDocumentRequest) => this.add(request),
      getDocument: (asked: Owned) => ({ document: this.own(asked).document }),
      listDocuments: ({ ownerSubject, draftId }: { ownerSubject: string; draftId: string }) => ({
        documents: [...this.documents.values()]
          .filter(({ owner, document }) => owner === ownerSubject && document.draftId === draftId)
          .map(({ document }) => document),
      }),
      attachDocument: ({ draftId, ...asked }: Owned & { draftId: string }) => {
        const kept = this.own(asked);
        this.leaveSlot(kept.document.slot, draftId);
        kept.document = { ...kept.document, draftId };
        return { document: kept.document };
      },
      correctDocument: (request: CorrectDocumentRequest) => this.correct(request),
      eraseDocument: (asked: Owned) => {
        this.own(asked);
        this.documents.delete(asked.documentId);
        return {};
      },
      getPagePicture: ({ page, ...asked }: Owned & { page: number }) => {
        if (!this.own(asked).document.pages.some((one) => one.page === page)) throw new AppError('RESOURCE.NOT_FOUND');
        return { mediaType: 'image/jpeg', picture: Buffer.from('a picture') };
      },
    };
  }

  private prefill(request: PrefillRequest): object {
    this.prefills.push(request);
    const own = JSON.parse(request.declaredJson || '{}') as Record<string, JsonValue>;
    const addressCode = (own['premisesAddressCode'] ?? 'ADDRESS-1') as string;
    const registered: Record<string, JsonValue | undefined> = {
      operatorName: '江门市甲店', creditCode: request.creditCode, kind: '个体工商户', representativeName: '陈晓明',
      domicile: '甲路1号', businessScope: '食品销售', premisesAddressCode: addressCode, premises: `${addressCode}号铺`, area: 40,
      ...this.registered,
    }; // prettier-ignore
    const fields = definition.form.map(({ name, editable, prefill }) => {
      const isSilent = this.silent.includes(prefill?.source ?? '');
      if (this.opened.includes(name)) return field(name, own[name], 'applicant', false);
      return field(name, isSilent ? undefined : registered[name], prefill?.source ?? '', !editable);
    });
    return {
      fields,
      silent: this.silent.map((source) => ({ source, since: TIME })),
      materials: definition.materials.map((material) => this.toMaterial(material.id, request)),
    };
  }

  private toMaterial(id: string, { documents }: PrefillRequest): Material {
    const material = definition.materials.find((one) => one.id === id);
    const given = documents.find(({ slot }) => slot === id);
    const base = { id, source: material?.replacedBy?.source ?? '', asOf: '', documentId: '' };
    if (material?.status === 'form' || material?.status === 'not-needed') return { ...base, status: material.status };
    if (given !== undefined) return { ...base, status: 'provided', documentId: given.documentId };
    return this.asked.includes(id) ? { ...base, status: 'asked' } : { ...base, status: 'obtained', asOf: TIME };
  }

  private add(request: AddDocumentRequest): object {
    if (this.refusal !== undefined) throw this.refusal;
    this.added.push(request);
    const { slot, draftId, sha256, size, licenceType, typeVersion } = request;
    const document: Document = {
      id: crypto.randomUUID(), slot, draftId, applicationId: '', sha256, size, mediaType: 'image/jpeg', licenceType, typeVersion,
      addedAt: this.now().toISOString(), status: DocumentStatus.DOCUMENT_STATUS_QUEUED, position: 3, type: '', typeName: undefined,
      fields: [], problems: [], pages: [], isWrongType: false, readAt: '', readingSha256: '',
    }; // prettier-ignore
    this.leaveSlot(slot, draftId);
    this.documents.set(document.id, { owner: request.ownerSubject, document });
    return { document };
  }

  private correct({ declaredJson, ...asked }: CorrectDocumentRequest): object {
    const kept = this.own(asked);
    const said = Object.entries(JSON.parse(declaredJson) as Record<string, JsonValue>);
    const unknown = said.filter(([name]) => !kept.document.fields.some((one) => one.name === name));
    if (unknown.length > 0)
      throw new AppError(
        'REQUEST.INVALID',
        undefined,
        unknown.map(([name]) => noField(name)),
      );
    for (const [name, value] of said) {
      kept.document = {
        ...kept.document,
        fields: kept.document.fields.map((one) =>
          one.name === name
            ? {
                ...one,
                declaredJson: value === null ? '' : JSON.stringify(value),
                declaredAt: value === null ? '' : TIME,
              }
            : one,
        ),
      };
    }
    return { document: kept.document };
  }

  private leaveSlot(slot: string, draftId: string): void {
    if (draftId === '') return;
    for (const kept of this.documents.values()) {
      if (kept.document.slot === slot && kept.document.draftId === draftId)
        kept.document = { ...kept.document, draftId: '' };
    }
  }

  private own({ documentId, ownerSubject }: Owned): Kept {
    const kept = this.documents.get(documentId);
    if (kept?.owner !== ownerSubject) throw new AppError('RESOURCE.NOT_FOUND');
    return kept;
  }
}

const noField = (name: string): Problem => ({
  pointer: `/${name}`, code: 'unknown-field', zh: '没有这一项。', en: 'No such field.', todo: { zh: '核对', en: 'Check.' },
}); // prettier-ignore
