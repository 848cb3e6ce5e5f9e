import type { LocalDate } from '../dates';
import type { MandateAction } from './parameters';

/** Who gives a mandate, and who receives it. Personal data. */
export interface MandateParty {
  name: string;
  idNumber: string;
}

/** What was agreed, as 民法典 art 165 asks: names, matters, powers, term. The signature is the sign-in of the grantor. */
export interface MandateTerms {
  creditCode: string;
  businessName: string;
  grantor: MandateParty;
  agent: MandateParty;
  licenceTypes: readonly string[];
  actions: readonly MandateAction[];
  /** The day in China on which it was given. */
  givenOn: LocalDate;
  /** Last day on which it can be accepted. */
  acceptBy: LocalDate;
  /** Last day on which it may be used. */
  validUntil: LocalDate;
}

/** What happens to a mandate. The first is always `granted`. */
export type MandateEventType = 'granted' | 'accepted' | 'declined' | 'revoked' | 'ended';

/** Who did it; `system` where a check found what ends it by law. */
export type MandateActor = 'grantor' | 'agent' | 'system';

/** Why a mandate ended that nobody revoked. */
export type MandateEndReason = 'REPRESENTATIVE_CHANGED';

/** One thing that happened to a mandate, as it is kept. Holds no personal data. */
export interface MandateEvent {
  type: MandateEventType;
  /** ISO instant. */
  at: string;
  by: MandateActor;
  reason?: MandateEndReason;
}

/** Where a mandate stands. Only an active one lets anybody act. */
export type MandateState = 'offered' | 'active' | 'declined' | 'revoked' | 'expired' | 'ended';
