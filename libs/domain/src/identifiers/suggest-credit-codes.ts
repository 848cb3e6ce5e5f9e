import { toLatinLookAlike } from '../text/look-alikes';
import { normaliseCode } from '../text/normalise';
import type { CreditCode } from './brands';
import { CREDIT_CODE_ALPHABET, parseCreditCode } from './credit-code';

/** I, O, S, V, Z are never in a code: whoever typed one read it so from another character. */
const NEVER: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };

/** Taken for each other by eye and by machine; only their order among the suggestions depends on it. */
const CONFUSED = ['0DQC', '1LJT7', '2Z7', '5S', '8B3', '6G', '4A', 'UVYW', 'MN', 'KX', 'PR', 'EF', '9Q'];

const LENGTH = 18;
/** More is no slip of a finger, and is not looked into. */
const LONGEST_TYPED = 64;

/**
 * The codes that a typed one may have been meant as: one character lost, confused or surplus, or the letters that no code
 * holds read for what they are taken for. Each satisfies both checks and names a known province; the likeliest stand first.
 * Form only: whether a business has that code, and whose it is, is the registry's to say. **For a person to choose from,
 * never a repair.** Empty when the code is right as typed.
 */
export function suggestCreditCodes(typed: string): CreditCode[] {
  if (typed.length > LONGEST_TYPED || parseCreditCode(typed).kind === 'valid') return [];
  const code = normaliseCode(toLatinLookAlike(normaliseCode(typed)));
  const reread = Array.from(code, (character) => NEVER[character] ?? character).join('');
  const found = new Set<CreditCode>();
  for (const candidate of [code, reread, ...oneAway(code), ...(reread === code ? [] : oneAway(reread))]) {
    const checked = parseCreditCode(candidate);
    if (checked.kind === 'valid') found.add(checked.value);
  }
  return [...found];
}

function oneAway(code: string): string[] {
  switch (code.length) {
    case LENGTH:
      return confused(code);
    case LENGTH - 1:
      return Array.from({ length: LENGTH }, (_, at) => at).flatMap((at) =>
        Array.from(CREDIT_CODE_ALPHABET, (character) => code.slice(0, at) + character + code.slice(at)),
      );
    case LENGTH + 1:
      return Array.from(code, (_, at) => code.slice(0, at) + code.slice(at + 1));
    default:
      return [];
  }
}

function confused(code: string): string[] {
  const alike = (a: string, b: string): boolean => CONFUSED.some((group) => group.includes(a) && group.includes(b));
  const changes = Array.from(code).flatMap((from, at) =>
    Array.from(CREDIT_CODE_ALPHABET, (to) => ({
      text: code.slice(0, at) + to + code.slice(at + 1),
      alike: alike(from, to),
    })),
  );
  return [...changes.filter((change) => change.alike), ...changes.filter((change) => !change.alike)].map(
    ({ text }) => text,
  );
}
