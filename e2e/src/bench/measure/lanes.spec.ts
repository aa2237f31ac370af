import { describe, expect, it } from '@jest/globals';
import { inLanes } from './lanes.js';

describe('lanes', () => {
  it('does every job once, never more at once than allowed, and keeps the order', async () => {
    let running = 0;
    let most = 0;
    const results = await inLanes(9, 3, async (index) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return index * 2;
    });
    expect(results).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
    expect(most).toBe(3);
  });

  it('begins nothing more after a failure and reports it', async () => {
    const begun: number[] = [];
    const work = inLanes(50, 2, async (index) => {
      begun.push(index);
      await new Promise((resolve) => setImmediate(resolve));
      if (index === 1) throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(begun.length).toBeLessThan(6);
  });
});
