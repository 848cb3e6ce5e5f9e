import { type DocumentRef, type EvidenceRef, type UnsureDocument } from '@licensing/contracts';
import {
  canonicalJson, type ExtractedFact, isJsonObject, type JsonValue, LICENCE_SOURCE, type LicenceTypeDefinition,
  type NewBusinessDefinition,
} from '@licensing/domain'; // prettier-ignore
import { sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { EXTRACTION, type ExtractionClient } from './extraction-client';

/** The source that is waited for while a document is not read. */
export const DOCUMENTS = 'documents';

/** Of one application or draft. */
export const MOST_DOCUMENTS = 20;

/** What a business licence says that somebody brought; `none` where none was brought, or where none is taken. */
export type BroughtLicence =
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly since: string }
  | {
      readonly kind: 'read';
      readonly newBusiness: NewBusinessDefinition;
      readonly documentId: string;
      /** Null when nothing of it can be decided on. */
      readonly record: JsonValue;
      /** What may stand on it when nothing of it can be decided on. */
      readonly unsure: UnsureDocument | undefined;
      /** Absent when nothing of it can be decided on. */
      readonly evidence: Omit<EvidenceRef, 'rule'> | undefined;
    };

type Definition = Pick<LicenceTypeDefinition, 'id' | 'version' | 'newBusiness'>;

/** Asks for what a business licence says; what that is worth, the rules say. */
@Injectable()
export class LicenceDesk {
  constructor(@Inject(EXTRACTION) private readonly extraction: ExtractionClient) {}

  /** Whose the documents are, whoever passes them on has seen to. */
  async look({ id, version, newBusiness }: Definition, documents: readonly DocumentRef[]): Promise<BroughtLicence> {
    const ref = documents.find(({ slot }) => slot === newBusiness?.slot);
    if (newBusiness === undefined || ref === undefined) return { kind: 'none' };
    const { extractedJson, unread, unsure } = await this.extraction.getExtracted({
      documents: [ref], licenceType: id, typeVersion: version,
    }); // prettier-ignore
    if (unread.includes(ref.slot)) return { kind: 'unread', since: new Date().toISOString() };
    const fact = findFact(extractedJson, ref);
    return {
      kind: 'read',
      newBusiness,
      documentId: ref.documentId,
      record: fact?.record ?? null,
      unsure: unsure.find(({ documentId, sha256 }) => documentId === ref.documentId && sha256 === ref.sha256),
      evidence: fact && {
        source: LICENCE_SOURCE,
        requestId: fact.documentId,
        asOf: fact.asOf,
        replySha256: sha256Hex(canonicalJson(fact)),
      },
    };
  }
}

/** An answer about other bytes than those that were brought is none. */
function findFact(extractedJson: string, { slot, documentId, sha256 }: DocumentRef): ExtractedFact | undefined {
  const extracted = extractedJson === '' ? {} : (JSON.parse(extractedJson) as JsonValue);
  const found = isJsonObject(extracted) && Object.hasOwn(extracted, slot) ? extracted[slot] : undefined;
  if (!isJsonObject(found)) return undefined;
  const fact = found as unknown as ExtractedFact;
  return fact.documentId === documentId && fact.sha256 === sha256 && typeof fact.asOf === 'string' ? fact : undefined;
}
