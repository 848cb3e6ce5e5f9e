import { type Field, type PrefillResponse } from '@licensing/contracts';
import { derivePrefill, getLicenceType, type JsonValue, type LicenceTypeDefinition } from '@licensing/domain';
import { Inject, Injectable } from '@nestjs/common';
import { selectOwn, SourceReader } from '../sources/source-reader.service';
import { type PrefillDto } from './prefill.dto';

type Declared = Readonly<Record<string, JsonValue>>;

/** A form as far as registries know it: each field with its source and time. */
@Injectable()
export class PrefillService {
  constructor(@Inject(SourceReader) private readonly sources: SourceReader) {}

  async prefill(request: PrefillDto): Promise<PrefillResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const chosen = request.declaredJson === '' ? {} : (JSON.parse(request.declaredJson) as Declared);
    const sources = definition.sources.filter(({ steps }) => steps.includes('prefill'));
    const asked = { ...chosen, creditCode: request.creditCode };
    let known: Declared = asked;
    const { registered, replies } = await this.sources.read(
      'display',
      sources,
      asked,
      // What one registry fills in, for example the address code, lets the next one be asked; what a person chose stays.
      (answers, declared) => {
        const own = selectOwn(sources, answers, declared);
        const prefilled = derivePrefill(definition, own).map(({ name, value }) => [name, value]);
        known = { ...(Object.fromEntries(prefilled) as Declared), ...declared };
        return known;
      },
    );
    const own = selectOwn(sources, registered, known);
    const filled = new Map(derivePrefill(definition, own).map((field) => [field.name, field]));
    return {
      fields: definition.form.map((field) => toField(field, filled.get(field.name), chosen[field.name])),
      // An answer about somebody else is shown to nobody: the field waits, as for a source that is silent.
      silent: [
        ...replies.flatMap((reply) => (reply.kind === 'silent' ? [{ source: reply.source, since: reply.since }] : [])),
        ...Object.entries(registered)
          .filter(([id, { record, asOf }]) => own[id] === undefined && (record !== null || asOf === ''))
          .map(([source]) => ({ source, since: new Date().toISOString() })),
      ],
    };
  }
}

function toField(
  { name, editable }: LicenceTypeDefinition['form'][number],
  filled: ReturnType<typeof derivePrefill>[number] | undefined,
  chosen: JsonValue | undefined,
): Field {
  if (editable && chosen !== undefined) {
    return { name, valueJson: JSON.stringify(chosen), source: 'applicant', asOf: '', locked: false };
  }
  if (filled === undefined) return { name, valueJson: '', source: '', asOf: '', locked: !editable };
  return {
    name,
    valueJson: JSON.stringify(filled.value),
    source: filled.source,
    asOf: filled.asOf,
    locked: !editable,
  };
}
