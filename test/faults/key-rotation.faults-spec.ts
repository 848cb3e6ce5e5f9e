import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Applicant } from '../support/applicant';
import { controlEnvironment } from '../support/environment';
import { inParallel } from '../support/in-parallel';
import { audit, prepareDrafts, runApplications } from './under-kills';

const APPLICATIONS = 60;
const COMMAND = join(__dirname, '..', '..', 'deploy', 'local', 'licensing.mjs');
const run = promisify(execFile);

async function keys(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [COMMAND, 'keys', ...args], { env: controlEnvironment() });
  return stdout;
}

/** Every word of a status that counts something, for example `0 unreadable`. */
const numbersOf = (text: string, what: string): number[] =>
  [...text.matchAll(new RegExp(`(\\d+) ${what}`, 'g'))].map(([, n]) => Number(n));

describe('a change of keys while people work', () => {
  it(
    'fails nobody, seals everything again, and lets the old key go',
    async () => {
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 1_400, APPLICATIONS);
      const kept = await prepareDrafts(chain, 1_400 + APPLICATIONS, 1);
      let working = true;
      const isWorking = (): boolean => working;
      const reads: number[] = [];
      const reading = (async () => {
        while (isWorking()) reads.push((await chain.get(`/v1/drafts/${kept[0]!}`)).status);
      })();

      const [ended, rotated] = await Promise.all([runApplications(chain, drafts, 4), keys('rotate')]);
      working = false;
      await reading;
      process.stdout.write(rotated);
      expect(ended.map(({ status }) => status.state)).toEqual(Array<string>(APPLICATIONS).fill('issued'));
      expect(reads.length).toBeGreaterThan(100);
      expect(reads.filter((status) => status !== 200)).toEqual([]);
      expect(numbersOf(rotated, 'unreadable')).toEqual([]);
      expect(numbersOf(rotated, 'sealed again').reduce((sum, n) => sum + n, 0)).toBeGreaterThan(APPLICATIONS);

      await expect(keys('retire')).rejects.toThrow(/People may be signing in|still needed/);
      process.stdout.write(await keys('retire', '--at-once'));
      // The session and the draft of before, and everything that was ever filed.
      expect((await chain.get('/v1/session')).status).toBe(200);
      expect((await chain.get(`/v1/drafts/${kept[0]!}`)).status).toBe(200);
      const again = await inParallel(
        ended,
        4,
        async ({ applicationId }) => (await chain.get(`/v1/applications/${applicationId}`)).status,
      );
      expect(again.filter((status) => status !== 200)).toEqual([]);
      expect((await audit()).checks.filter(({ count }) => count > 0)).toEqual([]);
    },
    5 * 60_000,
  );
});
