export * from './business-scope';
