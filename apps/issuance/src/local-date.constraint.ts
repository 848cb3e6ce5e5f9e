import { findLocalDate } from '@licensing/domain';
import { IsParsedBy } from '@licensing/platform';

/** A calendar day in China, `YYYY-MM-DD`. */
export function IsLocalDate(): PropertyDecorator {
  return IsParsedBy('isLocalDate', (text) => ({ kind: findLocalDate(text) === undefined ? 'invalid' : 'valid' }));
}
