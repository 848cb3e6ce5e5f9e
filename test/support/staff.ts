import { join } from 'node:path';
import { type FactorExchange, proveSecondFactor } from '../../apps/cli/src/sign-in/second-factor';
import { StaffFiles } from '../../apps/cli/src/sign-in/staff-files';
import { getSetting } from './environment';

/** What this machine keeps for staff of the profile under test: shared with the command line and with other processes. */
export const staffFiles = (): StaffFiles =>
  new StaffFiles(join(__dirname, '..', '..', '.state', getSetting('LICENSING_PROFILE'), 'staff-factors'));

/** Proves a one-time password, enrolled at first use. @returns the token of the session that goes on */
export async function proveStaff(exchange: FactorExchange, login: string): Promise<string> {
  const means = { files: staffFiles(), enrolmentSecret: getSetting('STAFF_ENROLMENT_SECRET') };
  return (await proveSecondFactor(exchange, login, means)).csrfToken;
}
