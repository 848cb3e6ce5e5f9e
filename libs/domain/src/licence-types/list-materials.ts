import { derivePrefill } from './prefill';
import { isAboutSubject } from './is-about-subject';
import type { LicenceTypeDefinition, MaterialDefinition, MaterialFacts } from './definition';
import { isGiven } from './is-given';

/** What is asked for one item of material, now. */
export interface MaterialState {
  /** Id of the material; the slot of its document. */
  id: string;
  /** `obtained`: a source answers and nothing is asked; `asked`: a document is wanted; `provided`: it was given. */
  status: 'form' | 'obtained' | 'asked' | 'provided' | 'not-needed';
  /** The source that was asked, empty when there is none. */
  source: string;
  /** ISO instant of its data, empty unless a registry answered. */
  asOf: string;
  /** The document that was given, empty unless provided. */
  documentId: string;
}

type Definition = Pick<LicenceTypeDefinition, 'materials' | 'sources' | 'form'>;

/**
 * What of each item of material is obtained and what is asked (国务院关于在线政务服务的若干规定 art 7). An item whose source
 * could not be asked yet, because the form does not say about whom, is left out: nothing can be said of it.
 */
export function listMaterials(definition: Definition, facts: MaterialFacts): MaterialState[] {
  return definition.materials.flatMap((material) => findState(definition, material, facts) ?? []);
}

/** Fields on whose change the list may change: what a source is asked with, and what its answer must agree with. */
export function listMaterialFields({
  sources,
  materials,
}: Pick<LicenceTypeDefinition, 'sources' | 'materials'>): string[] {
  const asked = sources
    .filter(({ steps }) => steps.includes('prefill'))
    .flatMap(({ request }) => request.flatMap(({ value }) => (value.from === 'declared' ? [value.field] : [])));
  return [...new Set([...asked, ...materials.flatMap(({ replacedBy }) => replacedBy?.covers?.reads ?? [])])];
}

/** How much an applicant has to bring and to type. */
export interface Budget {
  uploads: number;
  typed: number;
}

/** Uploads asked or given, and fields that nobody but the applicant fills: all required ones and those they chose to fill. */
export function measureBudget(definition: Definition, facts: MaterialFacts): Budget {
  const prefilled = new Set(derivePrefill(definition, facts.registered).map(({ name }) => name));
  const typed = definition.form.filter(
    ({ name, editable, required }) => editable && !prefilled.has(name) && (required || isGiven(facts.declared[name])),
  );
  const uploads = listMaterials(definition, facts).filter(({ status }) => status === 'asked' || status === 'provided');
  return { uploads: uploads.length, typed: typed.length };
}

/** Does an answer make a document for this item needless in this very case? Not before its source has answered. */
export function isCovered(
  { sources }: Pick<LicenceTypeDefinition, 'sources'>,
  { replacedBy }: Pick<MaterialDefinition, 'replacedBy'>,
  facts: Pick<MaterialFacts, 'declared' | 'registered'>,
): boolean {
  const source = sources.find(({ id }) => id === replacedBy?.source);
  const answer = source === undefined ? undefined : facts.registered[source.id];
  if (answer === undefined || answer.record === null || answer.document !== undefined) return false;
  if (!isAboutSubject(source, facts)) return false;
  const { covers } = replacedBy ?? {};
  if (covers?.reads.some((name) => !isGiven(facts.declared[name])) ?? false) return false;
  return covers?.holds(answer.record, facts) ?? true;
}

function findState(
  definition: Definition,
  material: MaterialDefinition,
  facts: MaterialFacts,
): MaterialState | undefined {
  const { id, replacedBy, document, neededWhen } = material;
  const state = (status: MaterialState['status'], change: Partial<MaterialState> = {}): MaterialState => ({
    id, status, source: replacedBy?.source ?? '', asOf: '', documentId: '', ...change,
  }); // prettier-ignore
  if (material.status === 'form' || material.status === 'not-needed') return state(material.status);
  if (neededWhen !== undefined && !neededWhen(facts.declared)) return state('not-needed');
  const source = definition.sources.find((one) => one.id === replacedBy?.source);
  if (replacedBy === undefined || source === undefined || document === undefined || !source.steps.includes('prefill')) {
    // Known without asking a registry, asked only when somebody decides, or got by the office itself.
    return state(replacedBy === undefined ? 'asked' : 'obtained');
  }
  const { covers } = replacedBy;
  const answer = facts.registered[source.id];
  const isSilent = facts.silent.includes(source.id);
  const given = facts.documents.find(({ slot }) => slot === id);
  if (covers?.reads.some((name) => !isGiven(facts.declared[name])) ?? false) return undefined;
  if (answer === undefined && !isSilent) return undefined;
  // While this source is away the case waits for it: a document would be brought for nothing.
  if (isSilent && document.standsInFor?.when === 'absent') return undefined;
  if (!isSilent && isCovered(definition, material, facts)) return state('obtained', { asOf: answer?.asOf ?? '' });
  return given === undefined ? state('asked') : state('provided', { documentId: given.documentId });
}
