export * from './compare-address';
export * from './normalise-address';
export * from './parse-address';
