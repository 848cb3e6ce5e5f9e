import { type ServiceShape } from '@licensing/platform';

type Definitions = Readonly<Record<string, ServiceShape>>;

/** gRPC services that source makes clients for, sorted. */
export function clientsIn(source: string): string[] {
  const made = source.matchAll(/(?:createGrpcClient\(\s*|definition: )(\w+)Service\b/g);
  return [...new Set([...made].map(([, service = '']) => service))].sort();
}

/**
 * Calls to gRPC methods in the source of one app, `<Service>.<Method>`, sorted. Clients are found by their type, which is
 * `GrpcClient<typeof XService>` or a name given to it; calls by the names that hold them.
 */
export function callsIn(source: string, definitions: Definitions): string[] {
  const named = source.matchAll(/type (\w+) =[^;]*?GrpcClient<typeof (\w+)Service>/g);
  const services = new Map([...named].map(([, alias = '', service = '']) => [alias, service]));
  const holders = source.matchAll(/(\w+)\??: (?:GrpcClient<typeof (\w+)Service>|(\w+))/g);
  const calls = new Set<string>();
  for (const [, holder = '', direct, alias = ''] of holders) {
    const service = direct ?? services.get(alias);
    if (service === undefined) continue;
    for (const [, method = ''] of source.matchAll(new RegExp(`\\b${holder}\\??\\s*\\.(\\w+)\\(`, 'g'))) {
      if (definitions[service]?.[method] !== undefined) calls.add(`${service}.${toRpcName(method)}`);
    }
  }
  return [...calls].sort();
}

/** `getDraft` as the wire names it, `GetDraft`. */
export function toRpcName(method: string): string {
  return method.replace(/^./, (first) => first.toUpperCase());
}
