import { Applicant } from '../support/applicant';
import { audit, killParts, prepareDrafts, printKills, runApplications } from './under-kills';

const APPLICATIONS = 200;
const KILLS = 36;
const SEED = 20_231_201;
const SERVICES = [
  'gateway', 'casework', 'identity', 'extraction', 'comparison', 'issuance', 'orchestrator', 'supervision',
]; // prettier-ignore
const PARTS = [...SERVICES, 'registry-sandbox', 'kafka', 'store', 'temporal'];

describe('parts are killed without warning while applications run', () => {
  it(
    'ends every accepted application, each number once, and the audit finds nothing',
    async () => {
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 0, APPLICATIONS);
      const before = await audit();

      // Few at a time, so that applications are under way from the first kill to the last.
      const [ended, kills] = await Promise.all([runApplications(chain, drafts, 4), killParts(KILLS, SEED, PARTS)]);
      printKills(kills);

      expect(kills.count).toBeGreaterThanOrEqual(30);
      expect(ended.map(({ status }) => status.state)).toEqual(Array<string>(APPLICATIONS).fill('issued'));
      expect(new Set(ended.map(({ status }) => status.licenceNumber)).size).toBe(APPLICATIONS);
      const found = await audit();
      expect(found.checks.filter(({ count }) => count > 0)).toEqual([]);
      expect(found.certificates - before.certificates).toBe(APPLICATIONS);
    },
    15 * 60_000,
  );

  it(
    'loses nothing when services are asked to stop, one after the other',
    async () => {
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 300, 120);
      const [ended, kills] = await Promise.all([
        runApplications(chain, drafts, 4),
        killParts(10, 11, SERVICES, { signal: 'SIGTERM' }),
      ]);
      printKills(kills);

      expect(ended.map(({ status }) => status.state)).toEqual(Array<string>(drafts.length).fill('issued'));
      expect((await audit()).checks.filter(({ count }) => count > 0)).toEqual([]);
    },
    10 * 60_000,
  );
});
