import { type Business } from '../api/answers';
import { type LicensingApi, PAGE_SIZE } from '../api/licensing-api';
import { CommandFailure } from '../failure';
import { type Person } from '../sign-in/people';

/**
 * The business that a file means.
 * @param wanted `first`, `next`, a credit code or the full name
 */
export async function chooseBusiness({ user, api }: Person, wanted: string): Promise<Business> {
  const applied = wanted === 'next' ? await appliedFor(api) : new Set<string>();
  const isWanted = ({ creditCode, name }: Business): boolean => {
    if (wanted === 'first') return true;
    if (wanted === 'next') return !applied.has(creditCode);
    return wanted === creditCode || wanted === name;
  };
  let seen = 0;
  for await (const business of eachBusiness(api)) {
    if (isWanted(business)) return business;
    seen += 1;
  }
  if (seen === 0) throw new CommandFailure(`No business is registered under “${user}”.`);
  if (wanted === 'next') throw new CommandFailure(`“${user}” has applied for each of ${seen} businesses already.`);
  throw new CommandFailure(
    `“${wanted}” is none of the ${seen} businesses of “${user}” (see \`businesses --as ${user}\`).`,
  );
}

/** Every business of the person, page by page. */
export async function* eachBusiness(api: LicensingApi, start = 0): AsyncGenerator<Business> {
  for (let offset = start; ; offset += PAGE_SIZE) {
    const { businesses, total } = await api.businesses(PAGE_SIZE, offset);
    yield* businesses;
    if (businesses.length === 0 || offset + businesses.length >= total) return;
  }
}

/** Credit codes of the businesses this person has applied for. */
export async function appliedFor(api: LicensingApi): Promise<Set<string>> {
  const codes = new Set<string>();
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const { applications, total } = await api.applications(PAGE_SIZE, offset);
    for (const { creditCode } of applications) codes.add(creditCode);
    if (applications.length === 0 || offset + applications.length >= total) return codes;
  }
}
