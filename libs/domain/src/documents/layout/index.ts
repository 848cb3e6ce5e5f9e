export { SCRAP_BELOW } from './drop-scraps';
export { foldCharacter } from './fold';
export type { LabelDefinition } from './find-labels';
export { type FormValue, readForm } from './read-form';
export { findParty, readSections, type Section } from './sections';
export { type RunningText, takeRange, toRunningText } from './running-text';
export {
  boxOf,
  findAll,
  findGroups,
  findIn,
  foldedTextOf,
  lowerOfBoth,
  type PlacedCharacter,
  type Span,
  textOf,
  toSpan,
  toSpans,
  trimSpan,
  withoutSpan,
} from './span';
