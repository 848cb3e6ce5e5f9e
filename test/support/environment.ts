/** The addresses of the running system under test, as `npm test` and `npm run bench` hand them over. */
export function getSetting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run this through npm test`);
  return value;
}

export const gatewayUrl = (): string => getSetting('LICENSING_URL');
export const registryUrl = (): string => getSetting('REGISTRY_URL');
