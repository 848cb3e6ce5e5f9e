import { type Actor } from '@licensing/domain';
import { type LicenceApplicationInput } from '@licensing/workflows';

type Application = Pick<LicenceApplicationInput, 'mandateId'>;

/** Every record of an application under a mandate names it; a record of another has no such member. */
const mandateOf = ({ mandateId }: Application): { mandate?: string } =>
  mandateId === undefined || mandateId === '' ? {} : { mandate: mandateId };

/** A service of ours as the one who did it. */
export function system(service: string, application: Application, ruleSet?: string): Actor {
  return { kind: 'system', service, ...(ruleSet === undefined ? {} : { ruleSet }), ...mandateOf(application) };
}

/** A person as the one who did it, by pseudonym. */
export function person(ref: string, application: Application): Actor {
  return { kind: 'person', ref, ...mandateOf(application) };
}
