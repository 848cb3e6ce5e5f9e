import type { JsonValue } from '../canonical';
import type { DocumentField, DocumentReading } from '../documents';
import type { AcceptedDocument, ExtractionContext, LicenceTypeDefinition } from './definition';

/** Problems that are a matter of days: the rules weigh them against the day of the application. */
const LEFT_TO_RULES: readonly string[] = ['EXPIRED', 'NOT_YET_VALID'];

/**
 * What a document says in the shape of the record it may stand in for, from accepted fields only.
 *
 * @param reading as the machine read it: what an applicant says a field should be is never an accepted value
 * @returns undefined when a needed field is not accepted, the type is none that the slot takes, or something about the
 * document does not hold: a person reads it then
 */
export function deriveExtracted(
  { materials }: Pick<LicenceTypeDefinition, 'materials'>,
  slot: string,
  reading: DocumentReading,
  context: ExtractionContext = {},
): JsonValue | undefined {
  const { type } = reading;
  const document = materials.find(({ id }) => id === slot)?.document;
  if (document === undefined || type === undefined || !document.types.includes(type)) return undefined;
  if (reading.problems.some(({ code }) => !LEFT_TO_RULES.includes(code))) return undefined;
  const accepted = toAccepted(type, reading.fields);
  const isWhole = document.needs[type]?.every((name) => Object.hasOwn(accepted.values, name)) ?? false;
  return isWhole ? document.toRecord(accepted, context) : undefined;
}

function toAccepted(type: string, fields: readonly DocumentField[]): AcceptedDocument {
  const usable = fields.filter(({ accepted, value }) => accepted && value !== null);
  return {
    type,
    values: Object.fromEntries(usable.map(({ name, value }) => [name, value])),
    doubtful: fields.filter((field) => !usable.includes(field) && shows(field)).map(({ name }) => name),
  };
}

/** A field that is not on the document says nothing; one that is cut off, blurred or contradicted does. */
function shows({ raw, fault }: DocumentField): boolean {
  return raw.trim() !== '' || (fault !== undefined && fault !== 'absent');
}
