import { Applicant } from '../support/applicant';
import { audit, type Kills, killParts, prepareDrafts, runApplications } from './under-kills';

const APPLICATIONS = 200;
const KILLS = 36;
const SEED = 20_231_201;
const PARTS = [
  'gateway', 'casework', 'identity', 'extraction', 'comparison', 'issuance', 'orchestrator', 'supervision',
  'registry-sandbox', 'kafka', 'store', 'temporal',
]; // prettier-ignore

describe('everything is killed at random while applications run', () => {
  it(
    'ends every accepted application, each number once, and the audit finds nothing',
    async () => {
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 0, APPLICATIONS);

      let kills = 0;
      const killing = killParts(KILLS, SEED, PARTS, () => {
        kills += 1;
      });
      // Few at a time, so that applications are under way from the first kill to the last.
      const [ended, report] = await Promise.all([runApplications(chain, drafts, 4), killing]);
      printKills(report);

      expect(kills).toBeGreaterThanOrEqual(30);
      const numbers = ended.map(({ status }) => status.licenceNumber);
      expect(ended.map(({ status }) => status.state)).toEqual(Array<string>(APPLICATIONS).fill('issued'));
      expect(new Set(numbers).size).toBe(APPLICATIONS);
      const found = await audit();
      expect(found.checks.filter(({ count }) => count > 0)).toEqual([]);
      expect(found.certificates).toBe(APPLICATIONS);
    },
    15 * 60_000,
  );
});

function printKills({ count, byPart }: Kills): void {
  process.stdout.write(`  ${String(count)} kills: ${JSON.stringify(byPart)}\n`);
}
