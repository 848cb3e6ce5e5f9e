import { type Mandate } from '@licensing/contracts';
import { deriveMandateHistory, type LocalDate, maskResidentIdForOthers, type MandateParty } from '@licensing/domain';
import { ACTIONS } from '../authority/actions';
import { type KeptMandate, stateOf } from './kept-mandate';

const toParty = ({ name, idNumber }: MandateParty) => ({ name, idNumberMasked: maskResidentIdForOthers(idNumber) });

/** A mandate as it is shown to one of the two people whom it concerns. */
export function toWireMandate(mandate: KeptMandate, youAre: 'grantor' | 'agent', on: LocalDate): Mandate {
  const { id, terms, statement, events } = mandate;
  const { creditCode, businessName, grantor, agent, licenceTypes, actions, validUntil } = terms;
  return {
    id, creditCode, businessName, validUntil, statement, youAre,
    grantor: toParty(grantor),
    agent: toParty(agent),
    licenceTypes: [...licenceTypes],
    actions: actions.map((action) => ACTIONS[action]),
    state: stateOf(mandate, on),
    history: deriveMandateHistory(events, terms, on).map(({ reason = '', ...event }) => ({ ...event, reason })),
  }; // prettier-ignore
}
