import { toHalfWidth, unifyBrackets, withoutSpaces } from '../text/normalise';

export type NameComparison = 'same' | 'different' | 'missing';

/**
 * Exact after width, spaces and brackets. `（个体工商户）` and the place prefix are part of the name and are kept; nothing
 * fuzzy ever counts as the same.
 */
export function compareBusinessName(a: string, b: string): NameComparison {
  return compare(
    unifyBrackets(withoutSpaces(toHalfWidth(a))).toUpperCase(),
    unifyBrackets(withoutSpaces(toHalfWidth(b))).toUpperCase(),
  );
}

/** Exact after width, spaces and the many dots that separate the parts of names such as 阿依·古丽. */
export function comparePersonName(a: string, b: string): NameComparison {
  return compare(normalisePersonName(a), normalisePersonName(b));
}

function normalisePersonName(name: string): string {
  return withoutSpaces(toHalfWidth(name))
    .replace(/[·•‧・∙⋅●･.]/g, '·')
    .toUpperCase();
}

function compare(a: string, b: string): NameComparison {
  if (a === '' || b === '') return 'missing';
  return a === b ? 'same' : 'different';
}
