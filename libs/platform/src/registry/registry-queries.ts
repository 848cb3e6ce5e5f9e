import { type RegistryQuery } from './registry-question';
import { type RegistryPurpose } from './registry-freshness';

/** What is sent to a registry, by parameter name; a parameter may have several values. */
export type RegistryParameters = Readonly<Record<string, readonly string[]>>;

type ToQuery = (parameters: RegistryParameters) => Omit<RegistryQuery, 'source'>;

function one(parameters: RegistryParameters, name: string): string {
  const value = parameters[name]?.[0];
  if (value === undefined) throw new RangeError(`a registry query needs ${name}`);
  return encodeURIComponent(value);
}

/** The businesses of a person, page by page, or one business. */
function toBusinessPath(given: RegistryParameters): string {
  if (given['representative'] === undefined) return `/businesses/${one(given, 'creditCode')}`;
  const page = ['limit', 'offset'].flatMap((name) =>
    given[name] === undefined ? [] : [`&${name}=${one(given, name)}`],
  );
  return `/businesses?representative=${one(given, 'representative')}${page.join('')}`;
}

/** One row per registry: how its HTTP API is asked. A new registry is one more row, here and in `registry-answers.ts`. */
const QUERIES: Readonly<Record<string, ToQuery>> = {
  'business-registration': (given) => ({ path: toBusinessPath(given) }),
  population: (given) => ({
    path: `/persons/${one(given, 'idNumber')}${given['name'] === undefined ? '' : `?name=${one(given, 'name')}`}`,
  }),
  'food-safety-bars': (given) => ({
    path: '/checks',
    body: {
      subjects: [
        ...(given['idNumber'] ?? []).map((idNumber) => ({ idNumber })),
        ...(given['creditCode'] ?? []).map((creditCode) => ({ creditCode })),
      ],
    },
  }),
  premises: (given) => ({ path: `/${one(given, 'addressCode')}` }),
  'standard-addresses': (given) => ({ path: `/${one(given, 'addressCode')}` }),
  'food-safety-staff': (given) => ({ path: `/${one(given, 'idNumber')}` }),
  'health-certificates': (given) => ({ path: `/${one(given, 'idNumber')}` }),
  'certificate-library': (given) => ({ path: `/${one(given, 'creditCode')}` }),
};

/**
 * The query that asks `source` about `parameters`.
 *
 * @param purpose what the answer is for; left out, a decision
 * @throws RangeError for a registry nobody described, or a missing parameter
 */
export function toRegistryQuery(
  source: string,
  parameters: RegistryParameters,
  purpose?: RegistryPurpose,
): RegistryQuery {
  const toQuery = Object.hasOwn(QUERIES, source) ? QUERIES[source] : undefined;
  if (toQuery === undefined) throw new RangeError(`no such registry: ${source}`);
  return { source, ...toQuery(parameters), ...(purpose === undefined ? {} : { purpose }) };
}
