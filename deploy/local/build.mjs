import './node-version.mjs';
import { build } from './compile.mjs';
import { provisionPackages } from './provision.mjs';
import { runCommand } from './shutdown.mjs';

runCommand(async () => {
  await provisionPackages();
  await build();
});
