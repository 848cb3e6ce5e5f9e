import { toSkeleton } from '../text/look-alikes';
import { toHalfWidth, toUpperLatin, unifyBrackets, withoutSpaces } from '../text/normalise';

/** `look-alike`: not the same, though a reader could take it for the same. It never counts as the same. */
export type NameComparison = 'same' | 'look-alike' | 'different' | 'missing';

/**
 * Exact after width, spaces, brackets and the case of a–z. `（个体工商户）` and the place prefix are part of the name and are
 * kept; nothing fuzzy ever counts as the same.
 */
export function compareBusinessName(a: string, b: string): NameComparison {
  return compare(normaliseBusinessName(a), normaliseBusinessName(b));
}

/** Exact after width, spaces, the case of a–z and the many dots that separate the parts of names such as 阿依·古丽. */
export function comparePersonName(a: string, b: string): NameComparison {
  return compare(normalisePersonName(a), normalisePersonName(b));
}

/** The form in which two names of a person are the same name; for keys that must be found again, never for showing. */
export function normalisePersonName(name: string): string {
  return toUpperLatin(withoutSpaces(toHalfWidth(name)).replace(DOTS, '·'));
}

/** What stands between the parts of a name, by the keyboards and registers it went through. Everything else is a difference. */
const DOTS = /[·\u0387•‧∙⋅●⸱・･\uFE52.]/g;

function normaliseBusinessName(name: string): string {
  return toUpperLatin(unifyBrackets(withoutSpaces(toHalfWidth(name))));
}

function compare(a: string, b: string): NameComparison {
  if (a === '' || b === '') return 'missing';
  if (a === b) return 'same';
  return toSkeleton(a) === toSkeleton(b) ? 'look-alike' : 'different';
}
