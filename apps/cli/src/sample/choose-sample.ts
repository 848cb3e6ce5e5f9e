import { PAGE_SIZE } from '../api/licensing-api';
import { chooseBusiness } from '../apply/choose-business';
import { ApplicationEntry, readEntries } from '../files/application-entry';
import { readSample } from '../files/locations';
import { type People } from '../sign-in/people';

/** The sample that `npm start` sends when no other is named, and what stands in for it once its licence is there. */
export const DEFAULT_SAMPLE = 'straight-through';
const STAND_IN = 'chain-store';

export interface ChosenSample {
  readonly name: string;
  readonly entry: ApplicationEntry;
  /** Why it is another one than was asked for. */
  readonly why?: string;
}

/** One place, one licence: a business that has been applied for already would be referred, so a chain store takes its place. */
export async function chooseSample(people: People, name: string, signIn?: string): Promise<ChosenSample> {
  const entry = await readOne(name);
  if (signIn !== undefined) return { name, entry: Object.assign(new ApplicationEntry(), entry, { signIn }) };
  if (name !== DEFAULT_SAMPLE) return { name, entry };
  const person = await people.get(entry.signIn);
  const business = await chooseBusiness(person, entry.business);
  const { applications } = await person.api.applications(PAGE_SIZE, 0);
  const ofBusiness = applications.filter(({ creditCode }) => creditCode === business.creditCode);
  const earlier = ofBusiness.find(({ status }) => status.licenceNumber !== undefined) ?? ofBusiness[0];
  if (earlier === undefined) return { name, entry };
  const { licenceNumber, state } = earlier.status;
  const why = `${business.name} has been applied for before (${licenceNumber ?? state}), and one place has one licence: a chain store applies instead`;
  return { name: STAND_IN, entry: await readOne(STAND_IN), why };
}

async function readOne(name: string): Promise<ApplicationEntry> {
  const { text, file } = await readSample(name);
  const [entry] = readEntries(text, file);
  return entry as ApplicationEntry;
}
