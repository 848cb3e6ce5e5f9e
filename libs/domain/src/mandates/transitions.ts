import type { MandateActor, MandateEventType, MandateState } from './mandate';

interface MandateTransition {
  from: 'none' | MandateState;
  event: MandateEventType;
  by: readonly MandateActor[];
  to: MandateState;
  basis: string;
}

/** The life of a mandate. What is not here does not happen; what has ended never comes back. */
export const MANDATE_TRANSITIONS: readonly MandateTransition[] = [
  { from: 'none', event: 'granted', by: ['grantor'], to: 'offered', basis: '民法典 arts 163, 165' },
  { from: 'offered', event: 'accepted', by: ['agent'], to: 'active', basis: '民法典 art 163' },
  { from: 'offered', event: 'declined', by: ['agent'], to: 'declined', basis: '民法典 art 173(2)' },
  { from: 'offered', event: 'revoked', by: ['grantor', 'agent'], to: 'revoked', basis: '民法典 art 173(2)' },
  { from: 'offered', event: 'ended', by: ['system'], to: 'ended', basis: '民法典 arts 61, 173' },
  { from: 'active', event: 'revoked', by: ['grantor', 'agent'], to: 'revoked', basis: '民法典 art 173(2)' },
  { from: 'active', event: 'ended', by: ['system'], to: 'ended', basis: '民法典 arts 61, 173' },
];

/** The state after an event; undefined when that does not happen in this state, or not by this one. */
export function findNextState(
  from: 'none' | MandateState,
  event: MandateEventType,
  by: MandateActor,
): MandateState | undefined {
  return MANDATE_TRANSITIONS.find((row) => row.from === from && row.event === event && row.by.includes(by))?.to;
}
