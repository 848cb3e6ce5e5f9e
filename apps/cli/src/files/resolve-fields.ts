import { type Business } from '../api/answers';
import { CommandFailure, EXIT } from '../failure';
import { type Person } from '../sign-in/people';

type Lookup = (person: Person, business: Business) => string | Promise<string>;

/** What a value of a file may be taken from. */
const LOOKUPS: Readonly<Record<string, Lookup>> = {
  'person.name': ({ session }) => session.person.name,
  'person.idNumber': (person) => person.findIdNumber(),
  'business.domicile': (_person, { domicile }) => domicile,
  'business.name': (_person, { name }) => name,
  'business.addressCode': (person, { creditCode }) => person.findAddressCode(creditCode),
};

/** The typed fields with every `{ "from": "…" }` replaced by what it names. */
export async function resolveFields(
  fields: Readonly<Record<string, unknown>>,
  person: Person,
  business: Business,
): Promise<Record<string, unknown>> {
  const resolved = Object.entries(fields).map(async ([name, value]) => {
    const from = findReference(value);
    if (from === undefined) return [name, value] as const;
    const lookup = Object.hasOwn(LOOKUPS, from) ? LOOKUPS[from] : undefined;
    if (lookup === undefined) {
      throw new CommandFailure(
        `/fields/${name}: "from" is one of ${Object.keys(LOOKUPS).join(', ')}, not “${from}”.`,
        EXIT.usage,
      );
    }
    return [name, await lookup(person, business)] as const;
  });
  return Object.fromEntries(await Promise.all(resolved));
}

function findReference(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { from } = value as { from?: unknown };
  return typeof from === 'string' ? from : undefined;
}
