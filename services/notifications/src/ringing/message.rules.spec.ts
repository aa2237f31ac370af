import { describe, expect, it } from '@jest/globals';
import { closedMessage, noticeMessage, rungMessage, taskMessage, withdrawnMessage } from './message.rules.js';

const returnNo = 'RT2026-000001';
const title = { zh: '2 小时内判定', en: 'Disposition within 2 h' };
const rung = { returnNo, title, dueAt: 1_000, taskId: 'c1/dispose/1/1' };

describe('words of a rung', () => {
  it('say before the due time that it comes, after it that it has come', () => {
    expect(rungMessage({ ...rung, action: 'remind', rungAt: 999 }).text.zh).toBe('RT2026-000001「2 小时内判定」即将到期。');
    expect(rungMessage({ ...rung, action: 'remind', rungAt: 1_000 }).text.zh).toBe('RT2026-000001「2 小时内判定」已到期，尚未完成。');
  });

  it('tell breach and escalation apart and carry task and due time', () => {
    const breach = rungMessage({ ...rung, action: 'breach', rungAt: 1_000 });
    const escalate = rungMessage({ ...rung, action: 'escalate', rungAt: 2_000 });
    expect([breach.title.zh, escalate.title.zh]).toEqual(['超时：2 小时内判定', '升级：2 小时内判定']);
    expect(escalate).toMatchObject({ kind: 'escalate', taskId: 'c1/dispose/1/1', dueAt: 1_000 });
    expect(breach.text.en).toBe('RT2026-000001: “Disposition within 2 h” has passed its limit.');
  });
});

describe('other news', () => {
  it('a withdrawn breach says that the work was in time', () => {
    const message = withdrawnMessage({ returnNo, title, dueAt: 1_000 });
    expect(message).toMatchObject({ kind: 'breach_withdrawn', title: { zh: '撤销超时：2 小时内判定' } });
    expect(message.text.en).toContain('was done in time');
  });

  it('a notice names the clause that orders it', () => {
    const message = noticeMessage({ returnNo, title: { zh: '已贴暂停标识', en: 'Hold placed' }, clause: 'S000-04 §5.3' });
    expect(message.text.zh).toBe('RT2026-000001：已贴暂停标识（S000-04 §5.3）');
  });

  it('a closing names the result', () => {
    expect(closedMessage({ returnNo, result: 'withdrawn' }).title).toEqual({ zh: '撤回：RT2026-000001', en: 'Withdrawn: RT2026-000001' });
  });

  it('a new task names its return, and carries its due time', () => {
    const message = taskMessage({ returnNo, taskId: 't', title, dueAt: 5 });
    expect(message).toMatchObject({ kind: 'task', taskId: 't', dueAt: 5, text: { zh: 'RT2026-000001「2 小时内判定」等待处理。' } });
  });
});
