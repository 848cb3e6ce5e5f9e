import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkForm, findLicenceType, type JsonValue } from '@licensing/domain';
import { readEntries } from './application-entry';
import { chooseFolder, findRoot, sampleNames } from './locations';

const textOf = (entry: unknown): string => JSON.stringify(entry);

describe('readEntries', () => {
  it('reads one entry or a list, with what is left out', () => {
    const entry = { signIn: 'lin', fields: { area: 40 } };
    expect(readEntries(textOf(entry), 'a.json')).toMatchObject([
      { ...entry, business: 'first', licenceType: 'food-business' },
    ]);
    expect(readEntries(textOf([entry, { ...entry, business: 'next' }]), 'a.json')).toHaveLength(2);
  });

  it('names everything that is wrong, with its place', () => {
    const read = () =>
      readEntries(textOf([{ signIn: '', fields: [] }, 7, { signIn: 'lin', fields: {}, surprise: 1 }]), 'a.json');
    expect(read).toThrow(/a\.json/);
    for (const place of ['/0/signIn', '/0/fields', '/1:', '/2/surprise']) expect(read).toThrow(new RegExp(place));
  });

  it.each(['{', '[]', '"text"', 'null'])('refuses %p', (text) => {
    expect(() => readEntries(text, 'a.json')).toThrow(/a\.json/);
  });
});

describe('the sample files', () => {
  const folder = join(findRoot() ?? '', 'test', 'fixtures', 'applications');
  const form = findLicenceType('food-business')!;

  it('are found by name', () => {
    expect(sampleNames()).toEqual(readdirSync(folder).map((name) => name.replace('.json', '')).sort()); // prettier-ignore
    expect(sampleNames()).toContain('straight-through');
  });

  it.each(sampleNames())('%s holds only fields that the form knows, each well-shaped', (name) => {
    for (const { fields } of readEntries(readFileSync(join(folder, `${name}.json`), 'utf8'), name)) {
      const names = Object.keys(fields);
      expect(names.filter((field) => !form.form.some((known) => known.name === field))).toEqual([]);
      const typed = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => typeof value !== 'object' || Array.isArray(value)),
      );
      expect(checkForm(form, typed as Record<string, JsonValue>, false)).toEqual([]);
    }
  });
});

describe('chooseFolder', () => {
  it('is where npm was called, when npm has changed to the system’s folder', () => {
    expect(chooseFolder('/home/me', '/system', '/system')).toBe('/home/me');
    expect(chooseFolder(undefined, '/system', '/system')).toBe('/system');
    expect(chooseFolder('/home/me', '/elsewhere', '/system')).toBe('/elsewhere');
  });
});
