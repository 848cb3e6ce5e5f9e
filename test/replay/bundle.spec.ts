import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflows } from '../support/workflow-bundle';

/** Inside the repository, so that its packages are found, where nothing else looks. */
const state = join(__dirname, '..', '..', '.state');
mkdirSync(state, { recursive: true });
const folder = mkdtempSync(join(state, 'bundle-'));

afterAll(() => { rmSync(folder, { recursive: true }); }); // prettier-ignore

function bundleOf(source: string): ReturnType<typeof bundleWorkflows> {
  const path = join(folder, 'workflows.ts');
  writeFileSync(path, source);
  return bundleWorkflows(path);
}

describe('the bundle of workflow code', () => {
  it('holds the workflow and nothing of the world outside', async () => {
    const { code } = await bundleWorkflows();
    expect(code).toContain('licenceApplication');
    expect(code).not.toContain('@nestjs');
  }, 60_000);

  it.each([
    [
      'node:crypto',
      "import { randomUUID } from 'node:crypto';\nexport async function flow(): Promise<string> { return randomUUID(); }",
    ],
    [
      'node:fs',
      "import { readFileSync } from 'node:fs';\nexport async function flow(): Promise<string> { return readFileSync('x', 'utf8'); }",
    ],
    [
      'Nest',
      "import { Logger } from '@nestjs/common';\nexport async function flow(): Promise<void> { new Logger().log('x'); }",
    ],
  ])(
    'cannot be made of a workflow that imports %s',
    async (_, source) => {
      await expect(bundleOf(source)).rejects.toThrow();
    },
    60_000,
  );
});
