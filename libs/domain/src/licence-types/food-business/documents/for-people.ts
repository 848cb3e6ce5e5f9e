import type { MaterialDocument } from '../../definition';

/** A slot whose documents are read for the people who decide; no rule looks at them. */
export const forPeople = (...types: string[]): MaterialDocument => ({
  types,
  needs: {},
  toRecord: () => undefined,
});
