import { killService, servicePid, startService } from '../../deploy/local/control.mjs';

// Restarts one part of the profile that the environment names, or starts it if it does not run.
const [, , name] = process.argv;
if (servicePid(name) !== undefined) await killService(name);
await startService(name);
process.exit(0);
