export { describeFault } from './faults';
export { gatherFields, type GatheredField, judgeField, valuesOf } from './judge-fields';
export { checkOwn } from './own-check';
export { suggestValues } from './suggest';
