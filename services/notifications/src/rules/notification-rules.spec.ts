import { describe, expect, it } from '@jest/globals';
import { ROWS, RULES, ruleFor, type NotificationRule } from './notification-rules.js';

const rules: [string, NotificationRule][] = Object.entries(RULES);

describe('product.md §5 as data', () => {
  it('every row of its table has a rule', () => expect(Object.keys(ROWS).filter((row) => !rules.some(([, rule]) => rule.row === row))).toEqual([]));

  it('only what stops work passes quiet hours, and only it asks for 已执行', () => {
    expect(rules.filter(([, { breaksThrough }]) => breaksThrough).map(([key]) => key)).toEqual(['stop_work', 'phone_list']);
    expect(rules.filter(([, { confirmWithin }]) => confirmWithin !== null).map(([key]) => key)).toEqual(['stop_work']);
  });

  it('the own breach and what stops work cannot be moved to the digest', () => {
    expect(rules.filter(([, { digestible }]) => !digestible).map(([key]) => key)).toEqual(['breach', 'stop_work', 'phone_list']);
  });

  it('posting that failed waits a quarter of an hour, everything else at most five minutes', () => {
    expect(rules.filter(([, { mergeMinutes }]) => mergeMinutes > 5).map(([key, { mergeMinutes }]) => [key, mergeMinutes])).toEqual([['posting_failed', 15]]);
  });

  it('a task rings when it is due soon, when the customer’s line stands still or is supplied ahead; a stop always', () => {
    expect([ruleFor('task', { step: 'dispose' }), ruleFor('task', { step: 'dispose', soon: true }), ruleFor('task', { step: 'order', urgent: true }), ruleFor('task', { step: 'supplyOrder' }), ruleFor('task', { step: 'hold' })])
      .toEqual(['task', 'task_soon', 'task_soon', 'task_soon', 'stop_work']);
  });
});
