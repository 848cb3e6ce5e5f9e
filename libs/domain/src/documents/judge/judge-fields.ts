import { canonicalJson, type JsonValue } from '../../canonical';
import type {
  DocumentField,
  DocumentFieldDefinition,
  DocumentProblem,
  FieldFault,
  ParsedField,
} from '../document-type';
import type { PageText } from '../page-text';
import { findCause, findCauseOfAbsence, findFlawOver } from './faults';
import { suggestValues } from './suggest';

/** What was parsed for one field of the definition: one value, none, or several places that must say the same. */
export interface GatheredField {
  definition: DocumentFieldDefinition;
  /** The surest of the places, when there are several. */
  best: ParsedField | undefined;
  contradicted: boolean;
}

/** Puts parsed fields to their definitions. A field found in several places has the value of the surest of them. */
export function gatherFields(
  definitions: readonly DocumentFieldDefinition[],
  parsed: readonly ParsedField[],
): GatheredField[] {
  return definitions.map((definition) => {
    const places = parsed.filter(({ name }) => name === definition.name);
    const values = places.filter((place) => place.value !== undefined);
    const best = [...(values.length > 0 ? values : places)].sort((a, b) => b.confidence - a.confidence)[0];
    const contradicted = new Set(values.map(({ value }) => canonicalJson(value))).size > 1;
    return { definition, best, contradicted };
  });
}

/** Values as checks see them: those that are no value, or contradicted, are left out. */
export function valuesOf(gathered: readonly GatheredField[]): Record<string, JsonValue> {
  return Object.fromEntries(
    gathered.flatMap(({ definition, best, contradicted }): [string, JsonValue][] =>
      best?.value === undefined || contradicted ? [] : [[definition.name, best.value]],
    ),
  );
}

/**
 * Accepted is a critical field only when its lowest character reaches the threshold in both readings, both readings agree,
 * no check throws doubt on it and no flaw lies over it. Never by an average, and never for the document as a whole.
 */
export function judgeField(
  { definition, best, contradicted }: GatheredField,
  pages: readonly PageText[],
  problems: readonly DocumentProblem[],
): DocumentField | undefined {
  const { name, kind, critical, required, threshold } = definition;
  if (best === undefined) {
    if (!required) return undefined;
    const nowhere = {
      raw: '',
      value: null,
      confidence: 0,
      box: { x: 0, y: 0, width: 0, height: 0 },
      page: pages[0]?.page ?? 1,
    };
    return { name, ...nowhere, critical, accepted: false, fault: findCauseOfAbsence(pages), suggestions: [] };
  }
  const { raw, confidence, box, page, agreed, gapped, value } = best;
  const doubted = problems.some(({ doubts }) => doubts?.includes(name) === true);
  const flaw = findFlawOver(pages, best);
  const secondHolds = critical ? agreed === true : agreed !== false;
  // Check digits tell of a lost character by themselves.
  const mayLack = gapped === true && (kind === 'text' || kind === 'person-name' || kind === 'list');
  const isWhole = flaw === undefined && !mayLack && value !== undefined;
  const sure = best.confidence >= threshold && secondHolds && isWhole;
  const fault: FieldFault | undefined = contradicted ? 'contradicted' : sure ? undefined : findCause(pages, best);
  return {
    name,
    raw,
    value: value ?? null,
    confidence,
    box,
    page,
    critical,
    accepted: sure && !contradicted && !doubted,
    ...(fault === undefined ? {} : { fault }),
    suggestions: suggestValues(
      kind,
      best,
      pages.flatMap(({ codes }) => codes.map(({ text }) => text)),
    ),
  };
}
