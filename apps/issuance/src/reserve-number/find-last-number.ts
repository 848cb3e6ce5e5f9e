/**
 * The last place of a gapless series, by galloping and then halving: about 2·log2(n) reads.
 *
 * @param exists whether place n is taken
 * @param known a place that is certainly taken, 0 for none
 */
export async function findLastNumber(exists: (n: number) => Promise<boolean>, known = 0): Promise<number> {
  let taken = known;
  let step = 1;
  while (await exists(taken + step)) {
    taken += step;
    step *= 2;
  }
  let free = taken + step;
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await exists(middle)) taken = middle;
    else free = middle;
  }
  return taken;
}
