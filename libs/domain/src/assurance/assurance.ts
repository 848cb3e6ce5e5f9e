/** How surely a sign-in recognised a person, from weak to strong. Each level holds what the ones before it hold. */
export const ASSURANCE_LEVELS = ['password', 'real-name', 'face-verified'] as const;

export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

/** Does a sign-in at `held` do where `asked` is asked? A level nobody knows does nowhere. */
export function meetsAssurance(held: string, asked: AssuranceLevel): boolean {
  const level = ASSURANCE_LEVELS.findIndex((known) => known === held);
  return level >= ASSURANCE_LEVELS.indexOf(asked);
}
