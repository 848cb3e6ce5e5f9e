import { type CaseFacts, findLicenceType, type JsonValue } from '@licensing/domain';
import { GOOD_CASE } from '../../libs/domain/src/licence-types/food-business/fixtures';
import { type FakeReply } from './fake-registries';

// The good case of the licence type's own fixtures, as services meet it: a person, a form and registries that answer.

type Json = Readonly<Record<string, JsonValue>>;

const recordOf = (source: string): Json => GOOD_CASE.registered[source]?.record as Json;
const representative = recordOf('business-registration')['representative'] as { idNumber: string; name: string };

export const APPLICATION_ID = '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b';
export const CREDIT_CODE = recordOf('business-registration')['creditCode'] as string;
/** The version in which an application is begun now. */
export const LICENCE_TYPE = {
  licenceType: 'food-business',
  typeVersion: findLicenceType('food-business')?.version ?? '',
};
/** The version that recorded histories were begun in. */
export const FIRST_LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.0.0' };
export const goodCase: CaseFacts = GOOD_CASE;
export const declared: Json = GOOD_CASE.declared;
export const STAFF_ID = declared['foodSafetyPersonId'] as string;

export const applicant = {
  subject: 'subject-1',
  name: representative.name,
  idNumber: representative.idNumber,
  assurance: 'real-name',
};

/** What each registry knows, by its id. */
export const records: Readonly<Record<string, Json>> = {
  ...Object.fromEntries(Object.keys(GOOD_CASE.registered).map((source) => [source, recordOf(source)])),
  population: { ...representative, sex: '男', birthDate: '1985-06-12', alive: true },
};

/** Every registry answers with its record; `changes` makes some of them do otherwise. */
export function allAnswer(changes: Record<string, FakeReply> = {}): Record<string, FakeReply> {
  return { ...Object.fromEntries(Object.entries(records).map(([source, record]) => [source, { record }])), ...changes };
}
