import { sortRuns } from './sort-runs';

const at = (name: string, x: number, y: number, height = 20) => ({ name, run: { box: { x, y, width: 50, height } } });

it('runs go from the top to the bottom, and side by side from the left to the right, also on a line that leans a little', () => {
  const runs = [at('c', 10, 60), at('b', 300, 8), at('d', 300, 66), at('a', 10, 12)];
  expect(sortRuns(runs).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});
