/** The addresses of the running system under test, as `npm test` and `npm run bench` hand them over. */
export function getSetting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run this through npm test`);
  return value;
}

export const gatewayUrl = (): string => getSetting('LICENSING_URL');
export const registryUrl = (): string => getSetting('REGISTRY_URL');

/** Addresses that, given in the environment, mean "not ours": whoever controls the local parts must not see them. */
const ADDRESSES_OF_OTHERS = new Set(['MONGO_URL', 'KAFKA_BROKERS', 'TEMPORAL_ADDRESS']);

/** The environment for a process that kills and starts parts of the local profile. */
export function controlEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ADDRESSES_OF_OTHERS.has(name));
  return { ...Object.fromEntries(kept), ...more };
}
