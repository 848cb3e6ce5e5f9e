import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { checkDeployFiles } from './check-deploy.mjs';
import { runLogged } from './child.mjs';
import { listFiles } from './file-tree.mjs';
import { root } from './paths.mjs';
import { Problem } from './terminal.mjs';

const generated = join('libs', 'contracts', 'src', 'generated');
const buf = join(root, 'node_modules', '.bin', 'buf');
// Enough to show what a whole check complains about.
const lastLines = 300;

/** The checks that need no running service. Each counts as one; `run` fails with a text for the person who broke it. */
export const staticChecks = [
  script('types', 'check'),
  script('lint', 'lint'),
  script('format', 'format'),
  script('boundaries', 'boundaries'),
  script('unused code', 'unused'),
  script('proto lint', 'proto:lint'),
  script('proto breaking changes', 'proto:breaking'),
  { name: 'generated code up to date', run: checkGenerated },
  { name: 'deploy files', run: async () => checkDeployFiles() },
];

function script(name, npmScript) {
  return {
    name,
    run: (logFile) => runLogged('npm', ['run', '--silent', npmScript], { cwd: root, logFile, lastLines }),
  };
}

/** Generates the code again beside the committed one: neither may hold what the other does not. */
async function checkGenerated(logFile) {
  const folder = mkdtempSync(join(tmpdir(), 'licensing-generated-'));
  try {
    const args = ['generate', 'proto', '--template', join('proto', 'buf.gen.yaml'), '-o', folder];
    await runLogged(buf, args, { cwd: root, logFile });
    const expected = readTree(join(folder, generated));
    const committed = readTree(join(root, generated));
    const names = [...new Set([...expected.keys(), ...committed.keys()])];
    const stale = names.filter((name) => expected.get(name) !== committed.get(name));
    if (stale.length === 0) return;
    throw new Problem(`Run \`npm run proto:generate\`; out of date below ${generated}:\n  ${stale.join('\n  ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readTree(folder) {
  return new Map(listFiles(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
