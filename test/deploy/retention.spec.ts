import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { RETENTION } from '@licensing/domain';

const ROOT = join(__dirname, '..', '..');
/** Collections that a service has by a module of the platform. */
const BY_MODULE: Readonly<Record<string, string>> = { answers: 'AnswersModule.forService(' };

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => join(ROOT, folder, name));

/** The names after `collection:`, read as text; a constant is looked up in the same file. */
export function collectionsIn(text: string): string[] {
  return [...text.matchAll(/@Schema\(\{[^}]*?\bcollection:\s*(?:'([^']+)'|(\w+))/g)].map(([, name, constant]) => {
    const value = name ?? new RegExp(`const ${constant}\\b[^=]*= '([^']+)'`).exec(text)?.[1];
    if (value === undefined) throw new Error(`a collection without a name that can be read: ${constant}`);
    return value;
  });
}

const apps = readdirSync(join(ROOT, 'apps'));
const textsOf = new Map(
  apps.map((app) => [app, sources(join('apps', app, 'src')).map((file) => readFileSync(file, 'utf8'))]),
);

function placesOfApps(): string[] {
  return apps.flatMap((app) =>
    textsOf
      .get(app)!
      .flatMap(collectionsIn)
      .map((name) => `${app}.${name}`),
  );
}

function placesOfPlatform(): string[] {
  return sources(join('libs', 'platform', 'src')).flatMap((file) =>
    collectionsIn(readFileSync(file, 'utf8')).flatMap((name) => {
      const module = BY_MODULE[name];
      if (module === undefined) throw new Error(`${relative(ROOT, file).split(sep).join('/')}: who holds ${name}?`);
      return apps
        .filter((app) => textsOf.get(app)!.some((text) => text.includes(module)))
        .map((app) => `${app}.${name}`);
    }),
  );
}

describe('every collection', () => {
  const held = [...placesOfApps(), ...placesOfPlatform()].sort();
  const told = RETENTION.flatMap(({ places }) => places)
    .filter((place) => place.includes('.'))
    .sort();

  it('of every service is found', () => {
    expect(held).toEqual(
      expect.arrayContaining(['casework.ledger', 'gateway.sessions', 'extraction.answers', 'identity.accesses']),
    );
  });

  it('has a row that says how long it is kept, and by which law', () => {
    expect(held.filter((place) => !told.includes(place))).toEqual([]);
  });

  it('that the table names is there', () => {
    expect(told.filter((place) => !held.includes(place))).toEqual([]);
  });

  it('is read also behind a constant', () => {
    expect(
      collectionsIn(
        "export const X = 'x_s';\n@Schema({ collection: X, versionKey: false })\n@Schema({ versionKey: false, collection: 'y' })",
      ),
    ).toEqual(['x_s', 'y']);
    expect(() => collectionsIn('@Schema({ collection: GONE })')).toThrow('GONE');
  });
});

describe('what ends by itself', () => {
  const all = [...textsOf.values()].flat().join('\n');

  it.each(RETENTION.filter(({ isAutomatic, places }) => isAutomatic && places.some((place) => place.includes('.'))))(
    '$kind is swept somewhere',
    ({ kind }) => {
      expect(all).toMatch(new RegExp(`(cutOffFor\\('${kind}'\\)|kind: '${kind}')`));
    },
  );
});
