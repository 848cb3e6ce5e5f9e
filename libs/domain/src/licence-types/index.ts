export { toCanonicalValues } from './canonical-values';
export * from './case-facts';
export { checkForm, type FieldProblem } from './check-form';
export * from './decide';
export * from './definition';
export * from './derive-licence';
export { isAboutSubject } from './is-about-subject';
export * from './licence-types';
export * from './prefill';
