export { LONG_TERM, readDate, readDates, readTerm } from './dates';
export { readArea, readYuan } from './numbers';
export { toBusinessName, toCodeText, toPersonName, toPlainText } from './texts';
export { findLastDay, findRange, findTermIn, type FoundDate } from './ranges';
