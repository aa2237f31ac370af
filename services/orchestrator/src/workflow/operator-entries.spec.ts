import { describe, expect, it } from '@jest/globals';
import { OperatorEntries } from './operator-entries.js';
import type { OpenTasks } from './open-tasks.js';

const about = { companyCode: 'C01', plantCode: 'P01', returnNo: 'RT-1' };
const tasks: OpenTasks = {
  'p1/repair/1/1': { accepts: 'repair', desk: 'production', scope: { portion: 'p1' }, openedAt: 20 },
  'p2/repair/1/1': { accepts: 'repair', desk: 'production', scope: { portion: 'p2' }, openedAt: 10 },
  'c1/hold/1/1': { accepts: 'hold', desk: 'production', scope: {}, openedAt: 5 },
};

describe('operator entries', () => {
  it('belong to the desk of the open task: the named one, the one with that scope, or the oldest', () => {
    const entries = new OperatorEntries(about);
    const take = (raw: unknown) => entries.take('返修完成', 'repair', raw, tasks, 'x', 1)?.taskId;
    expect(take({ taskId: 'p1/repair/1/1' })).toBe('p1/repair/1/1');
    expect(take({ scope: { portion: 'p1' } })).toBe('p1/repair/1/1');
    expect(take({})).toBe('p2/repair/1/1');
    expect(take({ taskId: 'p9/repair/1/1' })).toBe('p2/repair/1/1');
    expect(entries.take('暂停标识', 'hold', {}, tasks, 'x', 1)).toMatchObject({ desk: 'production', taskId: 'c1/hold/1/1' });
  });

  it('go to the kind\'s first desk when no task is open', () => {
    expect(new OperatorEntries(about).take('撤回', 'withdraw', {}, {}, 'e1', 7)).toEqual({
      ...about, entryId: 'e1', desk: 'returns', signal: '撤回', kind: 'withdraw', taskId: null, scope: {}, staff: null, payload: {}, at: 7,
    });
  });

  it('go to the desk that has the task, of money to finance', () => {
    expect(new OperatorEntries(about).take('入账', 'post', {}, {}, 'e1', 7)).toMatchObject({ desk: 'finance', kind: 'post', taskId: null });
    const atFinance: OpenTasks = { 'case/post/1/1': { accepts: 'post', desk: 'finance', scope: {}, openedAt: 1 } };
    expect(new OperatorEntries(about).take('入账', 'post', {}, atFinance, 'e2', 7)).toMatchObject({ desk: 'finance', taskId: 'case/post/1/1' });
    expect(new OperatorEntries(about).take('首件确认', 'first_article', { ok: true }, {}, 'e3', 7)).toMatchObject({ desk: 'quality', payload: { ok: true } });
  });

  it('read whatever was typed: flat or under payload, and never trust a malformed id, scope or person', () => {
    const take = (raw: unknown) => new OperatorEntries(about).take('review', 'review', raw, {}, 'e', 1);
    expect(take({ verdict: 'accept', level: 1, staff: 'e-7', taskRev: 3 })).toMatchObject({ staff: 'e-7', payload: { verdict: 'accept', level: 1 } });
    expect(take({ payload: { verdict: 'accept' }, scope: { line: 2, portion: 'p1' } })).toMatchObject({ payload: { verdict: 'accept' }, scope: { line: 2, portion: 'p1' } });
    expect(take({ staff: '张三', taskId: 'a b', scope: { line: -1, portion: 'x y', other: 1 } })).toMatchObject({ staff: null, taskId: null, scope: {} });
    for (const raw of [undefined, null, 5, 'accept', [], [{}], true]) expect(take(raw)).toMatchObject({ payload: {}, staff: null });
  });

  it('do not hand over what is too large for a form', () => {
    const entries = new OperatorEntries(about);
    expect(entries.take('review', 'review', { x: 'y'.repeat(30_000) }, {}, 'e', 1)).toBeNull();
    expect(entries.shown.at(-1)).toMatchObject({ outcome: 'too_large' });
  });

  it('show what became of them: taken by the fact that came back, refused with the desk\'s code, only the last five', () => {
    const entries = new OperatorEntries(about);
    entries.take('判定', 'dispose', {}, {}, 'e1', 1);
    entries.take('审核', 'review', {}, {}, 'e2', 2);
    entries.answer({ kind: 'dispose', via: 'desk' });
    expect(entries.shown.map((entry) => entry.outcome)).toEqual(['sent', 'sent']);
    entries.answer({ kind: 'dispose', via: 'operator' });
    entries.answer({ kind: 'refused', via: 'system', payload: { entryId: 'e2', code: 'no-open-task' } });
    expect(entries.shown.map(({ outcome, code }) => [outcome, code])).toEqual([['taken', undefined], ['refused', 'no-open-task']]);
    for (let i = 0; i < 9; i += 1) entries.unknown(`sig${i}`, `u${i}`);
    expect(entries.shown).toHaveLength(5);
    for (const fact of [null, undefined, 4, 'x', {}]) entries.answer(fact);
  });
});
