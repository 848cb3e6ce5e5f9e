import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getLocalDate } from '@licensing/domain';
import { generatePopulation } from './generate-population';
import { DataFolderError, loadDataFolder } from './load-data-folder';

const sample = generatePopulation({ seed: 5, businesses: 20, chainStores: 0, asOf: getLocalDate('2026-11-01') });

/** As they stand in a file: plain objects, to be spoilt. */
const plain = JSON.parse(JSON.stringify(sample)) as Record<string, Record<string, unknown>[]>;

describe('loadDataFolder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-data-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (file: string, content: unknown): void => {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  };

  const problems = (): readonly string[] => {
    try {
      loadDataFolder(folder);
    } catch (error) {
      if (error instanceof DataFolderError) return error.problems;
      throw error;
    }
    return [];
  };

  it('reads back what the generator made', () => {
    write('persons.json', sample.persons);
    write('businesses.json', sample.businesses);
    write('food-safety-bars.json', sample.bars);
    write('health-certificates.json', sample.healthCertificates);
    write('food-safety-staff.json', sample.foodSafetyStaff);
    write('premises.json', sample.premises);
    write('standard-addresses.json', sample.standardAddresses);
    write('certificates.json', sample.certificates);
    write('logins.json', sample.logins);
    const loaded: unknown = JSON.parse(JSON.stringify(loadDataFolder(folder)));
    expect(loaded).toEqual(JSON.parse(JSON.stringify({ ...sample, cases: [], newBusinesses: [] })));
  });

  it('takes a file that is not there as an empty registry', () => {
    write('persons.json', sample.persons.slice(0, 1));
    const { persons, businesses } = loadDataFolder(folder);
    expect([persons.length, businesses.length]).toEqual([1, 0]);
  });

  it('says so when there is no such folder', () => {
    expect(() => loadDataFolder(join(folder, 'nowhere'))).toThrow('SANDBOX_DATA_DIR');
  });

  it('names file, entry and field of everything that is wrong', () => {
    const { idNumber } = sample.persons[0]!;
    const { creditCode, representative } = sample.businesses[0]!;
    const [person, other] = plain['persons']!;
    const [business] = plain['businesses']!;
    const lastDigit = idNumber.endsWith('1') ? '2' : '1';
    write('persons.json', [
      { ...person, idNumber: idNumber.slice(0, 17) + lastDigit },
      { ...other, birthDate: '2000-02-30', colour: 'red' },
      other,
    ]);
    write('businesses.json', [
      {
        ...business,
        creditCode: `${creditCode.slice(0, 17)}0`,
        representative: { idNumber, name: representative.name, role: 'x' },
      },
      { ...business, representative: undefined },
    ]);
    write('certificates.json', [{ ...plain['certificates']![0], type: '食品经营许可证', number: 'JY14407030000001' }]);
    write('logins.json', [{ login: 'a', idNumber, roles: ['king'], noteZh: '', noteEn: '' }]);
    write('premises.json', '[{');
    write('standard-addresses.json', {});
    write('shops.json', []);
    const found = problems().map((problem) => problem.split(':')[0]);
    expect(found).toEqual([
      'shops.json',
      'persons.json#/0/idNumber',
      'persons.json#/1/colour',
      'persons.json#/1/birthDate',
      'persons.json#/2',
      'businesses.json#/0/creditCode',
      'businesses.json#/0/representative/role',
      'businesses.json#/1/representative',
      'premises.json',
      'standard-addresses.json',
      'certificates.json#/0/number',
      'logins.json#/0/roles',
      'logins.json#/0/idNumber',
    ]);
  });
});
