import {
  type DocumentRef,
  type GetExtractedRequest,
  type GetExtractedResponse,
  type UnsureDocument,
} from '@licensing/contracts';
import { type JsonValue } from '@licensing/domain';

/** Documents in memory, read or not; `asked` counts how often somebody wanted to know. */
export class MemoryDocuments {
  asked = 0;
  private readonly records = new Map<string, JsonValue | undefined>();
  private readonly unread = new Set<string>();
  private readonly unsure = new Map<string, Partial<UnsureDocument>>();

  /** A document in the slot of the business licence. `record` undefined: nothing of it can be decided on. */
  add(documentId: string, record: JsonValue | undefined): DocumentRef {
    this.records.set(documentId, record);
    this.unread.delete(documentId);
    return { slot: 'business-licence', documentId, sha256: 'c'.repeat(64) };
  }

  /** One that was read and that nothing can be decided on, with what may stand on it. */
  addUnsure(documentId: string, seen: Partial<UnsureDocument> = {}): DocumentRef {
    this.unsure.set(documentId, seen);
    return this.add(documentId, undefined);
  }

  addUnread(documentId: string): DocumentRef {
    this.unread.add(documentId);
    return { slot: 'business-licence', documentId, sha256: 'c'.repeat(64) };
  }

  getExtracted({ documents }: GetExtractedRequest): Promise<GetExtractedResponse> {
    this.asked += 1;
    const read = documents.filter(({ documentId }) => this.records.get(documentId) !== undefined);
    return Promise.resolve({
      extractedJson: JSON.stringify(
        Object.fromEntries(
          read.map(({ slot, documentId }) => [
            slot,
            {
              asOf: '2026-03-02T00:30:00.000Z',
              documentId,
              sha256: 'c'.repeat(64),
              record: this.records.get(documentId),
            },
          ]),
        ),
      ),
      unread: documents.filter(({ documentId }) => this.unread.has(documentId)).map(({ slot }) => slot),
      unsure: documents.flatMap((ref) => {
        const seen = this.unsure.get(ref.documentId);
        return seen === undefined
          ? []
          : [{ ...ref, sha256: 'c'.repeat(64), type: 'business-licence', unreadable: false, fields: [], ...seen }];
      }),
    });
  }
}
