import { type TextRun } from '@licensing/domain';

/** From the top to the bottom, and from the left to the right where runs stand side by side. */
export function sortRuns<T extends { run: Pick<TextRun, 'box'> }>(runs: readonly T[]): T[] {
  const middle = ({ run: { box } }: T): number => box.y + box.height / 2;
  const lines: T[][] = [];
  for (const placed of [...runs].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    const last = line?.[0];
    const reach = Math.min(placed.run.box.height, last?.run.box.height ?? 0) / 2;
    if (line && last && middle(placed) - middle(last) < reach) line.push(placed);
    else lines.push([placed]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.run.box.x - b.run.box.x));
}
