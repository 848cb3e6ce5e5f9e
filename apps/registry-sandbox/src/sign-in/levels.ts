import { ASSURANCE_LEVELS, type AssuranceLevel } from '@licensing/domain';

const isLevel = (value: unknown): value is AssuranceLevel => ASSURANCE_LEVELS.some((level) => level === value);

const rank = (level: AssuranceLevel): number => ASSURANCE_LEVELS.indexOf(level);

/** The levels that an authorization request names, weakest first: in `acr_values` or as the essential claim `acr`. */
export function askedLevels(params: Readonly<Record<string, unknown>>): AssuranceLevel[] {
  const { acr_values: plain, claims } = params;
  const named = [...(typeof plain === 'string' ? plain.split(' ') : []), ...essentialLevels(claims)].filter(isLevel);
  return ASSURANCE_LEVELS.filter((level) => named.includes(level));
}

function essentialLevels(claims: unknown): unknown[] {
  if (typeof claims !== 'string') return [];
  try {
    const { acr } =
      (JSON.parse(claims) as { id_token?: { acr?: { essential?: boolean; values?: unknown; value?: unknown } } })
        .id_token ?? {};
    if (acr?.essential !== true) return [];
    return Array.isArray(acr.values) ? (acr.values as unknown[]) : [acr.value];
  } catch {
    // The provider itself refuses what it cannot read.
    return [];
  }
}

/** The next level to prove for somebody who has `reached` one; undefined when it is enough. */
export function nextLevel(reached: AssuranceLevel, asked: readonly AssuranceLevel[]): AssuranceLevel | undefined {
  const [lowest] = asked;
  if (lowest === undefined || rank(reached) >= rank(lowest)) return undefined;
  return ASSURANCE_LEVELS[rank(reached) + 1];
}

/** The level of a session, for what is not one: the weakest. */
export const toLevel = (value: unknown): AssuranceLevel => (isLevel(value) ? value : 'password');
