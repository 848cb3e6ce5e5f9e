import { maskResidentId } from '@licensing/domain';
import { type Session } from './session';

/** What a person is told about their own session. */
export function toSessionAnswer({ person, roles, office, factor, expiresAt }: Session, csrfToken: string): object {
  return {
    person: { name: person.name, idNumberMasked: maskResidentId(person.idNumber) },
    assurance: person.assurance,
    roles,
    ...(office !== '' && { office }),
    secondFactor: factor,
    csrfToken,
    expiresAt: expiresAt.toISOString(),
  };
}
