import { SandboxEnvironment } from '../sandbox.config';
import { FaultBoard } from './fault-board';
import { FaultRequest } from './fault.dto';

const board = (): FaultBoard => new FaultBoard(new SandboxEnvironment());
const fault = (given: Partial<FaultRequest>): FaultRequest =>
  Object.assign(new FaultRequest(), { kind: 'error' }, given);

describe('FaultBoard', () => {
  it('strikes the registry it is set on and no other', () => {
    const faults = board();
    faults.set('premises', fault({}));
    expect(faults.findFault('premises', ['A'])?.kind).toBe('error');
    expect(faults.findFault('population', ['A'])).toBeUndefined();
  });

  it('puts a fault on an identifier before one on the registry, whichever identifier of several it is', () => {
    const faults = board();
    faults.set('food-safety-bars', fault({ kind: 'delay' }));
    faults.set('food-safety-bars', fault({ kind: 'gone', key: 'B' }));
    expect(faults.findFault('food-safety-bars', ['A', 'B'])?.kind).toBe('gone');
    expect(faults.findFault('food-safety-bars', ['A'])?.kind).toBe('delay');
  });

  it('replaces a fault on the same identifier and clears by registry or all', () => {
    const faults = board();
    faults.set('premises', fault({ key: 'A' }));
    faults.set('premises', fault({ key: 'A', kind: 'wrong' }));
    faults.set('population', fault({}));
    expect(faults.list().map(({ registry, kind }) => [registry, kind])).toEqual([['premises', 'wrong'], ['population', 'error']]); // prettier-ignore
    faults.clear('premises');
    expect(faults.list().map(({ registry }) => registry)).toEqual(['population']);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  it('strikes at the given rate, the same way in every run and in any order of identifiers', () => {
    const keys = Array.from({ length: 500 }, (_, n) => `K${n}`);
    const run = (order: readonly string[]): Map<string, boolean[]> => {
      const faults = board();
      faults.set('premises', fault({ rate: 0.3 }));
      const struck = new Map<string, boolean[]>();
      for (const key of [...order, ...order]) {
        struck.set(key, [...(struck.get(key) ?? []), faults.findFault('premises', [key]) !== undefined]);
      }
      return struck;
    };
    const first = run(keys);
    const hits = [...first.values()].flat().filter(Boolean).length;
    expect(hits).toBeGreaterThan(240);
    expect(hits).toBeLessThan(360);
    expect(new Map([...run([...keys].reverse())].sort())).toEqual(new Map([...first].sort()));
    expect([...first.values()].some(([once, twice]) => once !== twice)).toBe(true);
  });

  it('never strikes at rate 0', () => {
    const faults = board();
    faults.set('premises', fault({ rate: 0 }));
    expect(
      Array.from({ length: 50 }, () => faults.findFault('premises', ['A'])).every((found) => found === undefined),
    ).toBe(true);
  });

  it('lets go of those who wait when the process stops', async () => {
    const faults = board();
    const waiting = faults.untilStopped();
    faults.onModuleDestroy();
    await expect(waiting).rejects.toMatchObject({ code: 'REGISTRY.UNAVAILABLE' });
  });
});
