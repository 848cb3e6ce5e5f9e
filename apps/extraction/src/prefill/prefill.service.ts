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
    const { facts: extracted } = await this.documents.extract(definition, documents, { applicant }, false);
    const resolve = (answers: Registered): Registered =>
      resolveDocuments(definition, { registered: answers, extracted }).registered;
    let known: Declared = asked;
    const { registered, replies } = await this.sources.read(
      'display',
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
    const filled = new Map(derivePrefill(definition, own).map((field) => [field.name, field]));
    // An answer about somebody else is shown to nobody: the field waits, as for a source that is silent.
    const silent = [
      ...replies.flatMap((reply) => (reply.kind === 'silent' ? [{ source: reply.source, since: reply.since }] : [])),
      ...Object.entries(resolved)
        .filter(([id, { record, asOf }]) => own[id] === undefined && (record !== null || asOf === ''))
        .map(([source]) => ({ source, since: new Date().toISOString() })),
    ];
    return {
      fields: definition.form.map((field) => toField(field, filled.get(field.name), chosen[field.name], own)),
      silent,
      materials: listMaterials(definition, {
        declared: known, registered: resolved, silent: silent.map(({ source }) => source), documents,
      }),
    }; // prettier-ignore
  }
}

function toField(
  { name, editable }: LicenceTypeDefinition['form'][number],
  filled: ReturnType<typeof derivePrefill>[number] | undefined,
  chosen: JsonValue | undefined,
  answers: Registered,
): Field {
  if (editable && chosen !== undefined) {
    return { name, valueJson: JSON.stringify(chosen), source: 'applicant', asOf: '', locked: false, previousJson: '' };
  }
  if (filled === undefined) return { name, valueJson: '', source: '', asOf: '', locked: !editable, previousJson: '' };
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
