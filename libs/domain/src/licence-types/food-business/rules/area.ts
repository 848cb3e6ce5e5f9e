import { PARAMETERS } from '../parameters';

/** A declared area may be a part of what is known of the place, and hardly more. */
export function isAreaPlausible(declared: number, known: number): boolean {
  const most = known * (1 + PARAMETERS.areaAbove.value);
  const least = known * (1 - PARAMETERS.areaBelow.value);
  return known > 0 && declared <= most && declared >= least;
}
