import { registryUrl } from './environment';

/** A business of the sandbox's synthetic population, as its local admin API lists it for tests. */
export interface SandboxCase {
  readonly kind: string;
  readonly creditCode: string;
  readonly name: string;
  readonly login: string;
  readonly addressCode: string;
  readonly foodSafetyPerson: string;
  readonly representative: { readonly idNumber: string; readonly name: string };
  readonly origin: string;
}

async function admin(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`${registryUrl()}/admin${path}`, {
    ...init,
    ...(init.body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`sandbox ${path}: ${String(response.status)} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

/** Businesses of one kind, for example `straight-through`. */
export async function listCases(kind: string, limit = 50_000): Promise<SandboxCase[]> {
  const { entries } = (await admin(`/population?kind=${kind}&limit=${String(limit)}`)) as { entries: SandboxCase[] };
  return entries;
}

/** The stores of the chain operator: many good cases, one sign-in. */
export async function listChainStores(): Promise<SandboxCase[]> {
  return (await listCases('straight-through')).filter(({ login }) => login === 'chain');
}

export async function setFault(registry: string, fault: Record<string, unknown>): Promise<void> {
  await admin(`/faults/${registry}`, { method: 'PUT', body: JSON.stringify(fault) });
}

/** Questions to one registry, as the sandbox counts them. */
export interface RegistryCalls {
  readonly asked: number;
  readonly answered: number;
  readonly failed: number;
  readonly wrong: number;
}

/** How often each registry has been asked since the last reset. */
export async function readCalls(): Promise<Record<string, RegistryCalls>> {
  return (await admin('/calls')) as Record<string, RegistryCalls>;
}

export async function resetCalls(): Promise<void> {
  await admin('/calls', { method: 'DELETE' });
}

export async function clearFaults(): Promise<void> {
  await admin('/faults', { method: 'DELETE' });
}

/** A business that no register knows yet, with what its documents show. */
export interface NewBusiness {
  readonly creditCode: string;
  readonly name: string;
  readonly login: string;
  readonly addressCode: string;
  readonly representative: { readonly idNumber: string; readonly name: string };
  readonly documents: {
    readonly 'business-licence': Readonly<Record<string, string | number>>;
    readonly lease: Readonly<Record<string, string | number>>;
  };
}

export async function listNewBusinesses(): Promise<NewBusiness[]> {
  const { entries } = (await admin('/new-businesses?limit=100')) as { entries: NewBusiness[] };
  return entries;
}

/** The register learns of a new business: as its licence says it, or otherwise. */
export async function registerBusiness(creditCode: string, otherwise: { name?: string } = {}): Promise<void> {
  await admin(`/new-businesses/${creditCode}/registration`, { method: 'PUT', body: JSON.stringify(otherwise) });
}

/** As if the register had never heard of it. */
export async function forgetBusiness(creditCode: string): Promise<void> {
  await admin(`/new-businesses/${creditCode}/registration`, { method: 'DELETE' });
}

/** What an applicant types for a shop that sells bulk and pre-packaged food. */
export function salesFields(business: SandboxCase): Record<string, unknown> {
  return {
    businessForm: 'food-sales',
    items: ['bulk-and-prepackaged-food'],
    foodSafetyPersonName: business.representative.name,
    foodSafetyPersonId: business.foodSafetyPerson,
    contactPhone: '13800138000',
  };
}
