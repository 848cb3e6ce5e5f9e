import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isRunning, ownIdentity, parseStat } from '../../deploy/local/process-identity.mjs';

describe('parseStat', () => {
  it('is not misled by spaces and parentheses in the name of a program', () => {
    const after = ['S', ...Array.from({ length: 18 }, (_, index) => String(index)), '424242', '0'];
    expect(parseStat(`17 (a b) c) ${after.join(' ')}`)).toEqual({ state: 'S', startTicks: '424242' });
  });
});

describe('isRunning', () => {
  let child: ChildProcess;
  beforeEach(async () => {
    child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
  });
  afterEach(() => child.kill('SIGKILL'));

  it('knows a process that runs', () => {
    expect(isRunning(ownIdentity())).toBe(true);
    expect(isRunning(identityOf(child.pid))).toBe(true);
  });

  it('knows that a process has gone', async () => {
    const identity = identityOf(child.pid);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(identity)).toBe(false);
  });

  it('does not take another process for one whose pid it was given', () => {
    expect(isRunning({ ...identityOf(child.pid), started: 'an earlier boot/1' })).toBe(false);
  });

  it.each([undefined, {}, { pid: 0 }, { pid: process.pid }])('takes the incomplete record %j for nobody', (record) => {
    expect(isRunning(record)).toBe(false);
  });
});
