import 'reflect-metadata';
import { run } from './run';

void run(process.argv.slice(2), { out: process.stdout, err: process.stderr }).then((exitCode) => {
  process.exitCode = exitCode;
});
