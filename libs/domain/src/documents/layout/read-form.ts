import type { PageText } from '../page-text';
import { assignPieces } from './assign-pieces';
import { findLabels, type LabelDefinition } from './find-labels';
import { toPieces } from './rows';
import { type Span, trimSpan } from './span';

/** A label and what belongs to it. */
export interface FormValue {
  label: Span;
  /** Empty where the label stands alone. */
  value: Span;
}

/**
 * Values by the places of their labels: right of the label on its row, in the lines below in the same column, or below
 * the label where nothing stands beside it. Never by the order of the text. A field whose label stands in several places
 * has the value of the surest label that has one.
 */
export function readForm(
  pages: readonly PageText[],
  definitions: readonly LabelDefinition[],
): ReadonlyMap<string, FormValue> {
  const found = new Map<string, FormValue & { score: number }>();
  for (const page of pages) {
    const { labels, rest } = findLabels(toPieces(page), definitions);
    for (const { label, value: untrimmed } of assignPieces(labels, rest)) {
      const name = label.definition.field;
      if (name === undefined) continue;
      const value = trimSpan(untrimmed);
      const score = label.score + (value.length > 0 ? 100 : 0);
      if (score > (found.get(name)?.score ?? -1)) found.set(name, { label: label.span, value, score });
    }
  }
  return found;
}
