export { toCanonicalValues } from './canonical-values';
export * from './case-facts';
export { checkForm, type FieldProblem } from './check-form';
export * from './decide';
export * from './definition';
export { deriveExtracted } from './derive-extracted';
export * from './derive-licence';
export { isAboutSubject } from './is-about-subject';
export * from './licence-types';
export {
  type Budget, isCovered, listMaterialFields, listMaterials, type MaterialState, measureBudget,
} from './list-materials'; // prettier-ignore
export * from './prefill';
export { resolveDocuments } from './resolve-documents';
