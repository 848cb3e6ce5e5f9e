import { REFUSALS } from './refusals';
import { InspectingProcess } from './testing/inspecting-process';
import { mutate } from './testing/mutate';
import { smallFiles } from './testing/small-files';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_417);
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 500);
const MOST_KIB = 420 * 1024;
const DEADLINE_MS = 15_000;

describe(`${String(COUNT)} damaged files of seed ${String(SEED)}`, () => {
  const inspector = new InspectingProcess();
  afterAll(() => { inspector.stop(); }); // prettier-ignore

  it('are each taken or refused in words, in time, and kill nothing', async () => {
    const told: Record<string, number> = {};
    const deaths: string[] = [];
    let peak = 0;
    for (const { name, bytes } of mutate(await smallFiles(), COUNT, SEED)) {
      const answer = await inspector.inspect(bytes, DEADLINE_MS);
      if (answer === undefined) {
        deaths.push(name);
        continue;
      }
      const { inspection, peakKib } = answer;
      peak = Math.max(peak, peakKib);
      const codes =
        inspection.kind === 'accepted' ? [inspection.mediaType] : inspection.problems.map(({ code }) => code);
      expect([name, codes.length > 0, inspection.kind === 'accepted' || codes.every((code) => code in REFUSALS)]).toEqual([name, true, true]); // prettier-ignore
      for (const code of codes) told[code] = (told[code] ?? 0) + 1;
    }
    expect({ deaths, told: Object.keys(told).length > 6, inMemory: peak < MOST_KIB }).toEqual({
      deaths: [],
      told: true,
      inMemory: true,
    });
    // Damage that nobody can see is taken, and most is not.
    expect(told['FILE_CUT_SHORT'] ?? 0).toBeGreaterThan(COUNT / 20);
    process.stdout.write(`${JSON.stringify({ seed: SEED, peakMib: Math.round(peak / 1024), told })}\n`);
  }, 180_000);
});
