export * from './ledger-record';
export * from './record-types';
export { sealRecord } from './seal-record';
export * from './verify-chain';
