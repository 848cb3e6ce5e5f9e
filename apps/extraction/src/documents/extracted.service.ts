import { setTimeout as pause } from 'node:timers/promises';
import { type DocumentRef, type EvidenceRef, type Reason, type UnsureDocument } from '@licensing/contracts';
import {
  canonicalJson, deriveExtracted, type DocumentReading, type ExtractedFact, type ExtractionContext, findDocumentType, type JsonValue,
  type LicenceTypeDefinition,
} from '@licensing/domain'; // prettier-ignore
import { Inject, Injectable } from '@nestjs/common';
import { type Declared } from './document.schema';
import { DocumentsRepository, type KnownDocument } from './documents.repository';
import { disputed, missing, uncertain, unreadable } from './person-reads';
import { type KnownReading } from './readings.repository';
import { ReadingsService } from './readings.service';
import { findSlot, type Slot } from './slot';
import { hashOf } from './to-wire';
import { toUnsure } from './to-unsure';

const BETWEEN_LOOKS_MS = 20;

type Definition = Pick<LicenceTypeDefinition, 'materials'>;

/** What documents say in the shape of the records that registries would have given. */
export interface Extracted {
  /** By slot: those that can be decided on. */
  readonly facts: Readonly<Record<string, ExtractedFact>>;
  readonly evidence: readonly EvidenceRef[];
  /** By slot: why a person has to read a document. */
  readonly reasons: Readonly<Record<string, Reason>>;
  /** Slots whose documents are not read yet. */
  readonly unread: readonly string[];
  /** What may stand on the documents that a person has to read. */
  readonly unsure: readonly UnsureDocument[];
}

type Said =
  | { readonly kind: 'fact'; readonly fact: ExtractedFact; readonly evidence: EvidenceRef }
  | { readonly kind: 'person'; readonly reason: Reason; readonly unsure?: UnsureDocument }
  | { readonly kind: 'unread' };

@Injectable()
export class ExtractedService {
  constructor(
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  /**
   * @param waits until every document is read; otherwise unread ones are put into the queue and named
   */
  async extract(
    definition: Definition,
    refs: readonly DocumentRef[],
    context: ExtractionContext,
    waits: boolean,
  ): Promise<Extracted> {
    const said = await Promise.all(
      refs.map(async (ref) => [ref.slot, await this.read(definition, ref, context, waits)] as const),
    );
    return {
      facts: Object.fromEntries(said.flatMap(([slot, one]) => (one.kind === 'fact' ? [[slot, one.fact]] : []))),
      evidence: said.flatMap(([, one]) => (one.kind === 'fact' ? [one.evidence] : [])),
      reasons: Object.fromEntries(said.flatMap(([slot, one]) => (one.kind === 'person' ? [[slot, one.reason]] : []))),
      unread: said.flatMap(([slot, { kind }]) => (kind === 'unread' ? [slot] : [])),
      unsure: said.flatMap(([, one]) => (one.kind === 'person' ? (one.unsure ?? []) : [])),
    };
  }

  private async read(
    definition: Definition,
    ref: DocumentRef,
    context: ExtractionContext,
    waits: boolean,
  ): Promise<Said> {
    const slot = findSlot(definition, ref.slot);
    for (;;) {
      const known = await this.documents.find(ref.documentId);
      if (slot === undefined || known === undefined || !isMeant(known, ref)) {
        return { kind: 'person', reason: missing(slot, ref.slot) };
      }
      const reading = await this.readings.look(known);
      if (reading.kind === 'unreadable')
        return { kind: 'person', reason: unreadable(slot), unsure: toUnsure(ref, known, undefined) };
      if (reading.kind === 'read') return derive(definition, slot, ref, known, reading.known, context);
      if (!waits) return { kind: 'unread' };
      // A reader that ends at once, because its process does, is not asked again and again.
      await Promise.all([reading.ended, pause(BETWEEN_LOOKS_MS)]);
    }
  }
}

/** The facts as services pass them on: canonical JSON, empty without documents. */
export function toExtractedJson(refs: readonly DocumentRef[], facts: Extracted['facts']): string {
  return refs.length === 0 ? '' : canonicalJson(JSON.parse(JSON.stringify(facts)) as JsonValue);
}

const isMeant = ({ document }: KnownDocument, { slot, sha256 }: DocumentRef): boolean =>
  document.slot === slot && document.sha256 === sha256;

function derive(
  definition: Definition,
  slot: Slot,
  ref: DocumentRef,
  known: KnownDocument,
  { reading, readAt }: KnownReading,
  context: ExtractionContext,
): Said {
  const forPerson = (reason: Reason): Said => ({ kind: 'person', reason, unsure: toUnsure(ref, known, reading) });
  const contested = findContested(reading, known.state.declared ?? {});
  if (contested.length > 0) return forPerson(disputed(slot, labelsOf(reading, contested)));
  // As the machine read it: what the applicant says of a field is shown beside it, and no decision rests on it.
  const record = deriveExtracted(definition, slot.id, reading, context);
  if (record === undefined) return forPerson(uncertain(slot, labelsOf(reading, findDoubtful(slot, reading))));
  const { documentId, sha256 } = ref;
  const asOf = readAt.toISOString();
  return {
    kind: 'fact',
    fact: { asOf, documentId, sha256, record },
    evidence: { source: `document:${slot.id}`, requestId: documentId, asOf, replySha256: hashOf(reading), rule: '' },
  };
}

/** Critical fields of which the applicant says something else than was read: a person compares. */
function findContested({ fields }: DocumentReading, declared: Declared): string[] {
  return Object.entries(declared).flatMap(([name, { value }]) => {
    const read = fields.find((field) => field.name === name);
    return read?.critical === true && canonicalJson(read.value) !== canonicalJson(value) ? [name] : [];
  });
}

/** Fields that the slot needs and that were not read surely. */
function findDoubtful({ document }: Slot, { type = '', fields }: DocumentReading): string[] {
  return (document.needs[type] ?? []).filter((name) => fields.find((field) => field.name === name)?.accepted !== true);
}

function labelsOf({ type = '' }: DocumentReading, names: readonly string[]): { zh: string; en: string }[] {
  const fields = findDocumentType(type)?.fields ?? [];
  return names.map((name) => fields.find((field) => field.name === name)?.label ?? { zh: name, en: name });
}
