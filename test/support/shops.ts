import { type Applicant } from './applicant';
import { listCases, type SandboxCase } from './sandbox';

/** The sandbox's generated shops that a spec has for itself, by their place from `first` on. */
export async function takeShops(first: number, count: number, divisionCode = ''): Promise<SandboxCase[]> {
  const shops = (await listCases('straight-through')).filter(
    (shop) => shop.origin === 'generated' && shop.creditCode.slice(2).startsWith(divisionCode),
  );
  const taken = shops.slice(first, first + count);
  if (taken.length < count) throw new Error('too few generated shops');
  return taken;
}

/** The day after so many days, as a form takes it. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What the owner of a shop offers somebody who is to act for them. */
export function mandateOffer({ creditCode }: SandboxCase, { representative }: SandboxCase): Record<string, unknown> {
  return {
    creditCode,
    agentName: representative.name,
    agentIdNumber: representative.idNumber,
    licenceTypes: ['food-business'],
    actions: ['prepare', 'submit', 'follow', 'collect'],
    validUntil: dayIn(60),
    agreed: true,
  };
}

/** A mandate that was given and accepted; its id. The owner has stepped up already. */
export async function appoint(owner: Applicant, agent: Applicant, offer: Record<string, unknown>): Promise<string> {
  const { status, body } = await owner.send('POST', '/v1/mandates', offer);
  const id = String(body['id']);
  if (status !== 201) throw new Error(`no mandate: ${String(status)} ${JSON.stringify(body)}`);
  const accepted = await agent.send('POST', `/v1/mandates/${id}/accept`, {});
  if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
  return id;
}
