import { type Mandate } from '@licensing/contracts';
import { toActionNames } from './mandate-actions';

/** What may be done with a mandate next, by whom it is shown to: each a POST. */
function toLinks({ id, state, youAre }: Mandate): Record<string, string> {
  const self = `/v1/mandates/${id}`;
  const isOffer = state === 'offered';
  return {
    self,
    ...(isOffer && youAre === 'agent' ? { accept: `${self}/accept`, decline: `${self}/decline` } : {}),
    ...(state === 'active' || (isOffer && youAre === 'grantor') ? { revoke: `${self}/revoke` } : {}),
  };
}

export function toMandateAnswer(mandate: Mandate): object {
  const { id, creditCode, businessName, grantor, agent, licenceTypes, actions, validUntil, state, statement } = mandate;
  const history = mandate.history.map(({ type, at, by, reason }) => ({
    type, at, by, ...(reason === '' ? {} : { reason }),
  })); // prettier-ignore
  return {
    id, creditCode, businessName, grantor, agent, licenceTypes, actions: toActionNames(actions), validUntil, state,
    statement, history, youAre: mandate.youAre, links: toLinks(mandate),
  }; // prettier-ignore
}
