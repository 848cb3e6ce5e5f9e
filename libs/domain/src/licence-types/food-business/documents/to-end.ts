import type { JsonValue } from '../../../canonical';
import { LONG_TERM } from '../../../documents';

/** A term that the document says has no end is one without a last day. */
export const toEnd = (value: JsonValue): JsonValue => (value === LONG_TERM ? null : value);
