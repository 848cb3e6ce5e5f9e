import { cutOffFor, toChinaDate } from '@licensing/domain';
import { type Sweep } from '@licensing/platform';
import { type AccessRepository } from './access.repository';

/** Midnight in China at the start of the year that an instant lies in: entries go by whole years. */
export function startOfYear(instant: number): number {
  return Date.parse(`${toChinaDate(new Date(instant).toISOString()).slice(0, 4)}-01-01T00:00:00+08:00`);
}

/** What this service's access log erases when its time is over. */
export function accessSweeps(repository: AccessRepository): Sweep[] {
  const cutOff = cutOffFor('access-log');
  return [
    {
      kind: 'access-log',
      cutOff: (now) => startOfYear(cutOff(now)),
      sweep: (before, limit) => repository.eraseEntries(before, limit),
    },
    {
      kind: 'access-claims',
      cutOff: cutOffFor('access-claims'),
      sweep: (before, limit) => repository.eraseClaims(before, limit),
    },
  ];
}
