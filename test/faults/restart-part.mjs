import { restart } from '../../deploy/local/control.mjs';

// Restarts one part of the profile that the environment names.
await restart(process.argv[2]);
process.exit(0);
