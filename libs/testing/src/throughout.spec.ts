import { describe, expect, it } from '@jest/globals';
import { throughout } from './throughout.js';

describe('throughout', () => {
  it('ends after the time when the condition held', async () => {
    const began = performance.now();
    await throughout('nothing', 50, () => true);
    expect(performance.now() - began).toBeGreaterThanOrEqual(50);
  });

  it('fails at once when it no longer holds, saying what', async () => {
    let looks = 0;
    await expect(throughout('the door stays shut', 10_000, () => (looks += 1) < 3)).rejects.toThrow('did not hold for 10000 ms: the door stays shut');
  });
});
