export * from './compare-name';
