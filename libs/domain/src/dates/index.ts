export * from './local-date';
export * from './validity';
