import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDictionary } from './dictionary';
import { MODEL_FILES, ModelError, modelsFolder, readModel } from './models';

describe('the model files', () => {
  const names = Object.keys(MODEL_FILES) as (keyof typeof MODEL_FILES)[];

  it.each(names)('of the package: %s is the measured one', async (name) => {
    expect((await readModel(modelsFolder(), name)).length).toBeGreaterThan(10_000);
  });

  it('name as many characters as the recognition model tells apart', async () => {
    const dictionary = toDictionary((await readModel(modelsFolder(), 'characters')).toString('utf8'));
    expect(dictionary).toHaveLength(6_625);
    expect(dictionary.slice(1, -1).filter((text) => text.trim() === '')).toEqual(['\u3000']);
  });

  it('of another folder are refused by name when missing or changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'models-'));
    try {
      await expect(readModel(folder, 'detection')).rejects.toThrow(join(folder, MODEL_FILES.detection.file));
      const path = join(folder, MODEL_FILES.characters.file);
      await copyFile(join(modelsFolder(), MODEL_FILES.characters.file), path);
      await expect(readModel(folder, 'characters')).resolves.toBeInstanceOf(Buffer);
      await writeFile(path, 'x', { flag: 'a' });
      await expect(readModel(folder, 'characters')).rejects.toThrow(ModelError);
      await expect(readModel(folder, 'characters')).rejects.toThrow(path);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
