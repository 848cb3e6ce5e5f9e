import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Applicant } from '../support/applicant';
import { audit, killParts, prepareDrafts, runApplications } from './under-kills';

const control = join(__dirname, 'restart-part.mjs');
const plant = join(__dirname, 'acknowledge-before-publish.cjs');

function restartCasework(nodeOptions: string): void {
  const { status, stderr } = spawnSync(process.execPath, [control, 'casework'], {
    env: { ...process.env, NODE_OPTIONS_CASEWORK: nodeOptions },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`casework did not come back: ${stderr}`);
}

/** The test of the test: with a bug that every outbox invites, the same kills must leave something for the audit to find. */
describe('a planted bug: the ledger answers before its events are published', () => {
  afterAll(() => {
    restartCasework('');
  });

  it(
    'is found by the audit',
    async () => {
      restartCasework(`--require ${plant}`);
      process.env['NODE_OPTIONS_CASEWORK'] = `--require ${plant}`;
      const chain = await Applicant.signedIn('chain');
      const drafts = await prepareDrafts(chain, 500, 60);
      await Promise.all([runApplications(chain, drafts, 6), killParts(8, 7, ['casework', 'kafka'], () => undefined)]);
      delete process.env['NODE_OPTIONS_CASEWORK'];

      const found = await audit();

      const lost = found.checks.find(({ invariant }) => invariant === 6);
      expect(lost?.count).toBeGreaterThan(0);
      expect(lost?.found.length).toBeGreaterThan(0);
    },
    10 * 60_000,
  );
});
