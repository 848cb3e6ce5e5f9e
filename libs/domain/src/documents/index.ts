export * from './document-type';
export * from './page-text';
