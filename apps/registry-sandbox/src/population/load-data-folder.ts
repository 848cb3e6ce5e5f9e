import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@licensing/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { emptyPopulation, type Population } from './population';
import { BusinessRecord, CertificateRecord } from './records/business.records';
import { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import { HealthCertificateRecord, LoginRecord, PersonRecord } from './records/person.records';
import { PremisesRecord, StandardAddressRecord } from './records/premises.records';

/** The files of the folder, without `.json`. */
const FILES = [
  'persons',
  'businesses',
  'food-safety-bars',
  'health-certificates',
  'food-safety-staff',
  'premises',
  'standard-addresses',
  'certificates',
  'logins',
] as const;
type FileName = (typeof FILES)[number];

/** The folder cannot be used. Names file, entry and field of everything that is wrong; it goes to the terminal as it is. */
export class DataFolderError extends ConfigError {
  constructor(readonly problems: readonly string[]) {
    super(`SANDBOX_DATA_DIR: the folder cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

function toProblems(where: string, errors: readonly ValidationError[]): string[] {
  return errors.flatMap((error) => {
    const path = `${where}/${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((problem) => `${path}: ${problem}`);
    return [...own, ...toProblems(path, error.children ?? [])];
  });
}

function parseList(folder: string, file: string, problems: string[]): unknown[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    problems.push(`${file}: is not JSON (${error instanceof Error ? error.message : String(error)})`);
    return [];
  }
  if (Array.isArray(content)) return content;
  problems.push(`${file}: must be a JSON array`);
  return [];
}

function readList<T extends object>(
  folder: string,
  present: ReadonlySet<string>,
  name: FileName,
  record: new () => T,
  unique: ((entry: T) => string) | undefined,
  problems: string[],
): T[] {
  const file = `${name}.json`;
  if (!present.has(file)) return [];
  const seen = new Map<string, number>();
  return parseList(folder, file, problems).map((plain, index) => {
    const where = `${file}#/${index}`;
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
      problems.push(`${where}: must be an object`);
      return new record();
    }
    const entry = plainToInstance(record, plain);
    problems.push(...toProblems(where, validateSync(entry, { whitelist: true, forbidNonWhitelisted: true })));
    const key = unique?.(entry);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier !== undefined) problems.push(`${where}: is the same one as ${file}#/${earlier}`);
    else if (key !== undefined) seen.set(key, index);
    return entry;
  });
}

function jsonFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch {
    throw new DataFolderError(['it cannot be read']);
  }
}

function checkLogins({ logins, persons }: Population, problems: string[]): void {
  const known = new Set(persons.map((person) => person.idNumber));
  logins.forEach((login, index) => {
    if (!known.has(login.idNumber)) problems.push(`logins.json#/${index}/idNumber: nobody in persons.json has it`);
  });
}

/**
 * Reads a population from JSON files (format: `data-format.md`). A file that is not there is an empty registry. Records
 * need not refer to each other: a gap in a registry is a case worth testing.
 *
 * @throws DataFolderError with everything that is wrong.
 */
export function loadDataFolder(folder: string): Population {
  const present = new Set(jsonFilesOf(folder));
  const known: ReadonlySet<string> = new Set(FILES.map((name) => `${name}.json`));
  const problems = [...present].filter((file) => !known.has(file)).map((file) => `${file}: no registry has this name`);
  const list = <T extends object>(name: FileName, record: new () => T, unique?: (entry: T) => string): T[] =>
    readList(folder, present, name, record, unique, problems);
  const population: Population = {
    ...emptyPopulation(),
    persons: list('persons', PersonRecord, (entry) => entry.idNumber),
    businesses: list('businesses', BusinessRecord, (entry) => entry.creditCode),
    bars: list('food-safety-bars', BarRecord),
    healthCertificates: list('health-certificates', HealthCertificateRecord, (entry) => entry.holderIdNumber),
    foodSafetyStaff: list('food-safety-staff', FoodSafetyStaffRecord, (entry) => entry.holderIdNumber),
    premises: list('premises', PremisesRecord, (entry) => entry.addressCode),
    standardAddresses: list('standard-addresses', StandardAddressRecord, (entry) => entry.addressCode),
    certificates: list('certificates', CertificateRecord),
    logins: list('logins', LoginRecord, (entry) => entry.login),
  };
  checkLogins(population, problems);
  if (problems.length > 0) throw new DataFolderError(problems);
  return population;
}
