import {
  comparePersonName, deriveMandateState, type HeldMandate, type LocalDate, type MandateEvent, type MandateState,
} from '@licensing/domain'; // prettier-ignore
import { type PersonDto } from '../person.dto';
import { type MandateContent } from './mandate.schema';

/** A mandate as it is kept, with everything that happened to it, its being given included. */
export interface KeptMandate extends MandateContent {
  readonly id: string;
  readonly events: readonly MandateEvent[];
}

export function stateOf({ events, terms }: KeptMandate, on: LocalDate): MandateState {
  return deriveMandateState(events, terms, on);
}

/**
 * What a person is in a mandate; undefined for everybody else. The agent is whoever bears number **and** name, until they
 * have accepted: a mistyped number must not show somebody else a mandate. Afterwards the number is enough, whatever
 * becomes of the name.
 */
export function findRole(
  mandate: KeptMandate,
  person: Pick<PersonDto, 'idNumber' | 'name'>,
): 'grantor' | 'agent' | undefined {
  const { grantor, agent } = mandate.terms;
  if (grantor.idNumber === person.idNumber) return 'grantor';
  if (agent.idNumber !== person.idNumber) return undefined;
  const isAccepted = mandate.events.some(({ type }) => type === 'accepted');
  return isAccepted || comparePersonName(agent.name, person.name) === 'same' ? 'agent' : undefined;
}

/** As the rules about authority look at it. */
export function toHeld(mandate: KeptMandate, on: LocalDate): HeldMandate {
  const { id, terms, events } = mandate;
  const { licenceTypes, actions, grantor } = terms;
  return {
    id,
    state: stateOf(mandate, on),
    grantorId: grantor.idNumber,
    givenAt: events[0]?.at ?? '',
    licenceTypes,
    actions,
  };
}
