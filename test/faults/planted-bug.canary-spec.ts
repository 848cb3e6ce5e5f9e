import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Applicant } from '../support/applicant';
import { controlEnvironment } from '../support/environment';
import { audit, killParts, prepareDrafts, printKills, runApplications } from './under-kills';

const PLANTED = { NODE_OPTIONS_CASEWORK: `--require ${join(__dirname, 'acknowledge-before-publish.cjs')}` };

function restartCasework(environment: Record<string, string> = {}): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'restart-part.mjs'), 'casework'], {
    env: controlEnvironment(environment),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`casework did not come back: ${stderr}`);
}

// Among the canaries: it leaves damage behind that the audits of other fault tests must not see.
describe('casework with a planted bug: it answers before its events are published', () => {
  it(
    'leaves something for the audit to find',
    async () => {
      restartCasework(PLANTED);
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 500, 60);
      const [, kills] = await Promise.all([
        runApplications(chain, drafts, 6),
        killParts(8, 7, ['casework', 'kafka'], { environment: PLANTED }),
      ]);
      printKills(kills);
      restartCasework();

      const lost = (await audit()).checks.find(({ invariant }) => invariant === 6);
      expect(lost?.count).toBeGreaterThan(0);
      expect(lost?.found.length).toBeGreaterThan(0);
    },
    10 * 60_000,
  );
});
