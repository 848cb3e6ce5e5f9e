export { classifyPages, type Classification } from './classify';
export * from './document-type';
export { findDocumentType, getDocumentType, listDocumentTypes } from './document-types';
export { interpretDocument, listRunsToReread } from './interpret';
export { describeFault } from './judge';
export { LONG_TERM } from './normalise';
export * from './page-text';
export type { ProblemCode } from './problems';
export { tellWrongDocument } from './wrong-document';
