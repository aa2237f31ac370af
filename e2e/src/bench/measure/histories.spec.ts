import { describe, expect, it } from '@jest/globals';
import { actionsIn } from './histories.js';

describe('actions of a history', () => {
  it('counts the start, signals, timers, attribute changes and activities, and the markers of one workflow task once', () => {
    expect(actionsIn(['start', 'other', 'task', 'marker', 'marker', 'timer', 'attributes', 'signal', 'other', 'task', 'marker', 'other'])).toBe(6);
  });

  it('takes a marker after the next workflow task for one of its own', () => {
    expect(actionsIn(['task', 'marker', 'task', 'marker'])).toBe(2);
    expect(actionsIn(['activity', 'other'])).toBe(1);
  });
});
