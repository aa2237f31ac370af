import { describe, expect, it } from '@jest/globals';
import { Lanes } from './lanes.js';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('serves a return again that is offered while it is being served, once', async () => {
    const served: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const lanes = new Lanes(async (subject) => {
      served.push(subject);
      await gate;
    });
    lanes.offer('a', 'people');
    lanes.offer('a', 'people');
    lanes.offer('a', 'bulk');
    expect(served).toEqual(['a']);
    open();
    await tick();
    await tick();
    expect(served).toEqual(['a', 'a']);
  });

  it('lets a person overtake the bulk the return was queued in', async () => {
    const served: string[] = [];
    const gates: (() => void)[] = [];
    const lanes = new Lanes(async (subject) => {
      served.push(subject);
      await new Promise<void>((resolve) => gates.push(resolve));
    });
    for (const subject of ['b1', 'b2', 'b3', 'b4', 'b5', 'b6']) lanes.offer(subject, 'bulk');
    lanes.offer('b6', 'people');
    expect(served).toEqual(['b1', 'b2', 'b3', 'b4', 'b6']);
    gates.forEach((open) => open());
    await tick();
    expect(served).toEqual(['b1', 'b2', 'b3', 'b4', 'b6', 'b5']);
  });

  it('stops after what is in hand', async () => {
    const done: string[] = [];
    const lanes = new Lanes(async (subject) => {
      await tick();
      done.push(subject);
    });
    lanes.offer('a', 'people');
    await lanes.stop();
    lanes.offer('b', 'people');
    await tick();
    expect(done).toEqual(['a']);
  });
});
