import { describe, expect, it } from '@jest/globals';
import { diskWatch, isFull, type Space } from './disk-watch.js';

const GIB = 1024 ** 3;

describe('a disk', () => {
  it.each<[string, number, number, boolean, boolean]>([
    ['with room', 50, 100, false, false], ['below a twentieth', 4.9, 100, false, true], ['at a twentieth', 5, 100, false, false], ['below a gigabyte', 0.9, 10, false, true],
    ['that was full and has little room now', 7.9, 100, true, true], ['that was full and has room again', 8, 100, true, false], ['that was full, small, with more than a quarter free', 0.3, 1, true, false],
  ])('%s', (_what, free, size, before, full) => {
    expect(isFull({ free: free * GIB, size: size * GIB }, before)).toBe(full);
  });

  it('is told of from when it is full until it has room again', async () => {
    let space: Space = { free: 50 * GIB, size: 100 * GIB };
    const watch = diskWatch(() => Promise.resolve(space));
    const told = async (free: number): Promise<number> => {
      space = { free: free * GIB, size: 100 * GIB };
      return (await watch.look()).length;
    };
    expect([await told(50), await told(4), await told(6), await told(9), await told(6)]).toEqual([0, 1, 1, 0, 0]);
  });
});
