export { compareBusinessName, comparePersonName, type NameComparison, normalisePersonName } from './compare-name';
