import { runExtract } from './extract/run-extract';

// `npm run licensing -- extract <file>`: needs no running system.
void runExtract(process.argv.slice(2), { out: process.stdout, err: process.stderr }).then((exitCode) => {
  process.exitCode = exitCode;
});
