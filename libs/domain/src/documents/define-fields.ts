import type { DocumentFieldDefinition } from './document-type';

type Kind = DocumentFieldDefinition['kind'];
type Trait = Partial<DocumentFieldDefinition>;

/** From here on a field that no decision rests on is filled in without a word of doubt. */
const READABLE = 0.8;

/** A decision rests on it. The threshold is calibrated on the corpus, see `thresholds.spec.ts`. */
export const critical = (threshold: number): Trait => ({ critical: true, threshold });

/** The document must show it. */
export const required: Trait = { required: true };

/** About a person. */
export const personal: Trait = { personal: true };

/** Makes fields of one document, each with the law by which it stands there. */
export function defineFields(
  source: string,
): (name: string, kind: Kind, zh: string, en: string, ...traits: readonly Trait[]) => DocumentFieldDefinition {
  return (name, kind, zh, en, ...traits) =>
    Object.assign(
      { name, kind, label: { zh, en }, critical: false, required: false, personal: false, threshold: READABLE, source },
      ...traits,
    ) as DocumentFieldDefinition;
}
