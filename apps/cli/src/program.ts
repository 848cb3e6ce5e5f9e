import { Command } from 'commander';
import { type Runtime } from './runtime';
import { addApply } from './verbs/apply.command';
import { addAudit } from './verbs/audit.command';
import { addBench } from './verbs/bench.command';
import { addBusinesses } from './verbs/businesses.command';
import { addCertificate } from './verbs/certificate.command';
import { addDocuments } from './verbs/documents.command';
import { addSample } from './verbs/sample.command';
import { addSecondFactor } from './verbs/second-factor.command';
import { addStatus } from './verbs/status.command';
import { addVerify } from './verbs/verify.command';

const EXAMPLES = `
Examples:
  npm run licensing -- sample
  npm run licensing -- apply test/fixtures/applications/many.json --allow-referred
  npm run licensing -- verify JY14407030000017
  npm run licensing -- audit
  npm run licensing -- extract licence.jpg --draw boxes.png   (reads a document here; needs no running system)
  npm run licensing -- help apply

Demo people of the sandbox, password demo: lin, chen, wu, zhao, huang, liang, chain, yu, feng, xin;
staff: clerk, clerk-taishan, inspector, reviewer, auditor, administrator.`;

/** The command line with all its verbs. It throws instead of ending the process. */
export function createProgram(runtime: Runtime): Command {
  const program = new Command('licensing')
    .usage('<verb> [options]')
    .description('Smart Licensing over its public HTTP API.')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(add --help for what is possible)')
    .configureOutput({ writeOut: (text) => runtime.out.write(text), writeErr: (text) => runtime.err.write(text) })
    .exitOverride();
  const verbs = [
    addSample, addApply, addStatus, addCertificate, addVerify, addBusinesses, addDocuments, addAudit, addSecondFactor, addBench,
  ]; // prettier-ignore
  for (const addVerb of verbs) addVerb(program, runtime);
  return program;
}
