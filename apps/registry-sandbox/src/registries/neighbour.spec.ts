import { findNeighbour, neighbourOf } from './neighbour';

describe('findNeighbour', () => {
  const map = new Map<string, number>(Array.from({ length: 20 }, (_, n) => [`K${n}`, n] as const));

  it('finds another key, always the same one', () => {
    for (const key of map.keys()) {
      const other = findNeighbour(map, key);
      expect(other).not.toBe(key);
      expect(other).toBe(findNeighbour(map, key));
      expect(map.has(other!)).toBe(true);
    }
  });

  it('finds one for a key that is not in the map, and none where there is no other', () => {
    expect(neighbourOf(map, 'unknown')).not.toBeNull();
    expect(neighbourOf(new Map([['K', 1]]), 'K')).toBeNull();
    expect(neighbourOf(new Map<string, number>(), 'K')).toBeNull();
  });
});
