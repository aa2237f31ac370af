import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LookAgain } from './look-again.js';

const EVERY = 1_000;

/** Each look is begun and then held until it is let go. */
class Held extends LookAgain {
  begun = 0;
  private letGo: (() => void) | undefined;
  private fail: ((error: Error) => void) | undefined;

  constructor(every: number | null = EVERY) {
    super('Held', every);
  }

  protected lookOnce(): Promise<void> {
    this.begun += 1;
    return new Promise((resolve, reject) => { [this.letGo, this.fail] = [resolve, reject]; });
  }

  async done(): Promise<void> {
    this.letGo?.();
    await jest.advanceTimersByTimeAsync(0);
  }

  async failed(): Promise<void> {
    this.fail?.(new Error('no database'));
    await jest.advanceTimersByTimeAsync(0);
  }
}

describe('looking again', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('a look begins when the one before is over and the pause has passed', async () => {
    const held = new Held();
    held.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY - 1);
    expect(held.begun).toBe(0);
    await jest.advanceTimersByTimeAsync(5 * EVERY);
    expect(held.begun).toBe(1);
    await held.done();
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(held.begun).toBe(2);
  });

  it('a failed look only delays what it left', async () => {
    const held = new Held();
    held.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY);
    await held.failed();
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(held.begun).toBe(2);
  });

  it('the end waits for the look that has begun, and none follows', async () => {
    const held = new Held();
    held.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY);
    let ended = false;
    const end = held.beforeApplicationShutdown().then(() => { ended = true; });
    await jest.advanceTimersByTimeAsync(5 * EVERY);
    expect(ended).toBe(false);
    await held.done();
    await end;
    await jest.advanceTimersByTimeAsync(5 * EVERY);
    expect(held.begun).toBe(1);
  });

  it('without a pause it looks only when it is told to', async () => {
    const held = new Held(null);
    held.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000 * EVERY);
    expect(held.begun).toBe(0);
  });
});
