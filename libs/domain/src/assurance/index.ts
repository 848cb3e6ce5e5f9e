export { ASSURANCE_LEVELS, type AssuranceLevel, meetsAssurance } from './assurance';
