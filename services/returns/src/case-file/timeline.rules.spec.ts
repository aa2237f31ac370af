import { describe, expect, it } from '@jest/globals';
import { PROCESS_EVENTS, type ProcessEventName } from '@guitu/contracts/events/process-events';
import { entryInstant, entryTitle } from './timeline.rules.js';

const type = (name: ProcessEventName) => PROCESS_EVENTS[name].type;
const title = { zh: '2 小时内判定', en: 'Decide within 2 hours' };

describe('an entry of the timeline', () => {
  it('counts when its fact was recorded, or when its effect took effect', () => {
    expect(entryInstant('quality.disposition-decided.v1', { recordedAt: 5 }, 9)).toBe(5);
    expect(entryInstant(type('rung-reached'), { rungAt: 6, dueAt: 4 }, 9)).toBe(6);
    expect(entryInstant(type('return-closed'), { closedAt: 7 }, 9)).toBe(7);
    expect(entryInstant(type('task-stated'), { openedAt: 1 }, 9)).toBe(9);
  });

  it('is called what people call it', () => {
    expect(entryTitle('quality.disposition-decided.v1', { kind: 'dispose' })).toMatchObject({ zh: '判定', en: 'Disposition' });
    expect(entryTitle(type('task-stated'), { state: 'done', title })).toEqual({ zh: '待办完成：2 小时内判定', en: 'Task done: Decide within 2 hours' });
    expect(entryTitle(type('rung-reached'), { action: 'breach', title }).zh).toBe('超时：2 小时内判定');
    expect(entryTitle(type('return-closed'), { result: 'withdrawn' }).zh).toBe('撤回');
    expect(entryTitle(type('operator-entry'), { signal: '判定' }).zh).toBe('操作员输入：判定');
  });

  it('has a name for every event of the process', () => {
    const names = Object.values(PROCESS_EVENTS).map((event) => entryTitle(event.type, { title }));
    expect(names.filter(({ zh, en }) => zh.length === 0 || en.length === 0 || zh.includes('.v1'))).toEqual([]);
  });
});
