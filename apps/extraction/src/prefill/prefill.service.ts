import { type Field, type PrefillResponse } from '@licensing/contracts';
import {
  derivePrefill, getLicenceType, type JsonValue, type LicenceTypeDefinition, listMaterials, type RegisteredFact, resolveDocuments,
} from '@licensing/domain'; // prettier-ignore
import { Inject, Injectable } from '@nestjs/common';
import { ExtractedService } from '../documents/extracted.service';
import { selectOwn, SourceReader } from '../sources/source-reader.service';
import { type PrefillDto } from './prefill.dto';

type Declared = Readonly<Record<string, JsonValue>>;
type Registered = Readonly<Record<string, RegisteredFact>>;

/** A form as far as registries, and documents where a registry has nothing, know it: each field with its source and time. */
@Injectable()
export class PrefillService {
  constructor(
    @Inject(SourceReader) private readonly sources: SourceReader,
    @Inject(ExtractedService) private readonly documents: ExtractedService,
  ) {}

  async prefill(request: PrefillDto): Promise<PrefillResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const chosen = request.declaredJson === '' ? {} : (JSON.parse(request.declaredJson) as Declared);
    const sources = definition.sources.filter(({ steps }) => steps.includes('prefill'));
    const asked = { ...chosen, creditCode: request.creditCode };
    const { applicant, documents } = request;
    const { facts: extracted, reasons } = await this.documents.extract(definition, documents, { applicant }, false);
    const resolve = (answers: Registered): Registered =>
      resolveDocuments(definition, { registered: answers, extracted }).registered;
    let known: Declared = asked;
    const { registered, replies } = await this.sources.read(
      request.fresh === true ? 'decision' : 'display',
      sources,
      asked,
      // What one registry fills in, for example the address code, lets the next one be asked; what a person chose stays.
      (answers, declared) => {
        const own = selectOwn(sources, resolve(answers), declared);
        const prefilled = derivePrefill(definition, own).map(({ name, value }) => [name, value]);
        known = { ...(Object.fromEntries(prefilled) as Declared), ...declared };
        return known;
      },
    );
    const resolved = resolve(registered);
    const own = selectOwn(sources, resolved, known);
    const opened = findOpened(definition, reasons, resolved);
    const filled = new Map(derivePrefill(definition, own).map((field) => [field.name, field]));
    // An answer about somebody else is shown to nobody: the field waits, as for a source that is silent.
    const silent = [
      ...replies.flatMap((reply) => (reply.kind === 'silent' ? [{ source: reply.source, since: reply.since }] : [])),
      ...Object.entries(resolved)
        .filter(([id, { record, asOf }]) => own[id] === undefined && (record !== null || asOf === ''))
        .map(([source]) => ({ source, since: new Date().toISOString() })),
    ];
    return {
      fields: definition.form.map((field) => toField(field, filled.get(field.name), asked, own, opened)),
      silent,
      materials: listMaterials(definition, {
        declared: known, registered: resolved, silent: silent.map(({ source }) => source), documents,
      }),
    }; // prettier-ignore
  }
}

/**
 * Fields that the applicant fills instead: their register has no record, and the document that was brought in its place is
 * one that a person has to read. Nobody is granted anything on what they type there.
 */
function findOpened(
  { form, sources, materials }: LicenceTypeDefinition,
  reasons: Readonly<Record<string, unknown>>,
  registered: Registered,
): ReadonlyMap<string, 'open' | 'given'> {
  const ids = materials.flatMap(({ id, document }) =>
    Object.hasOwn(reasons, id) ? (document?.standsInFor?.source ?? []) : [],
  );
  const open = sources.filter(({ id }) => ids.includes(id) && isAbsent(registered[id]));
  return new Map(
    form.flatMap(({ name, prefill }) => {
      const source = open.find(({ id }) => id === prefill?.source);
      if (source === undefined) return [];
      // What the register was asked with is what the form is about.
      const isAskedWith = source.request.some(({ value }) => value.from === 'declared' && value.field === name);
      return [[name, isAskedWith ? 'given' : 'open'] as const];
    }),
  );
}

const isAbsent = (fact: RegisteredFact | undefined): boolean => fact?.record === null && fact.asOf !== '';

function toField(
  { name, editable }: LicenceTypeDefinition['form'][number],
  filled: ReturnType<typeof derivePrefill>[number] | undefined,
  asked: Declared,
  answers: Registered,
  opened: ReturnType<typeof findOpened>,
): Field {
  const [chosen, opening] = [asked[name], opened.get(name)];
  const isOpen = editable || opening === 'open';
  if ((isOpen || opening === 'given') && chosen !== undefined) {
    const valueJson = JSON.stringify(chosen);
    return { name, valueJson, source: 'applicant', asOf: '', locked: !isOpen, previousJson: '' };
  }
  if (filled === undefined) return { name, valueJson: '', source: '', asOf: '', locked: !isOpen, previousJson: '' };
  const document = answers[filled.source]?.document;
  return {
    name,
    valueJson: JSON.stringify(filled.value),
    source: document === undefined ? filled.source : `document:${document.slot}`,
    asOf: filled.asOf,
    locked: !editable,
    previousJson: '',
  };
}
