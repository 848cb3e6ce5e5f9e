/** Every licence event, keyed by application id so that one application's events stay in order. */
export const EVENTS_TOPIC = 'licensing.events.v1';

/** What a consumer could not take: the original message with headers saying who, why and where it lay. */
export const DEAD_LETTER_TOPIC = 'licensing.events.v1.dead-letter';

/** CloudEvents `source` of everything the casework ledger publishes. */
export const EVENT_SOURCE = '/licensing/casework';
