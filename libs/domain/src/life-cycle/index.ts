export * from './derive-status';
export * from './states';
export * from './transitions';
