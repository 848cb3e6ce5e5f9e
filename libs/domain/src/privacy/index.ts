export { findPurpose, findReadingRole, type Purpose, type PurposeCode, PURPOSES, purposesOf } from './purposes';
export { mayReadDivision } from './reading-scope';
export { describeTerm, type RetentionRule, type RetentionTerm } from './retention';
export { ACCESS_LOG_YEARS, cutOffFor, RETENTION, RETENTION_VERSION } from './retention-table';
