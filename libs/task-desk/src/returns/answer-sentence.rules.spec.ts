import { describe, expect, it } from '@jest/globals';
import { statusOf } from '../testbed/statements.js';
import { answerSentence } from './answer-sentence.rules.js';

const waiting = { taskId: 't', dept: 'WAREHOUSE' as const, role: 'keeper', title: { zh: '验收', en: 'Receipt' }, lines: [], counterparty: null, since: 0, dueAt: Date.UTC(2026, 0, 1, 16, 5), late: false };
const sentence = (more: object, zone: string = 'Asia/Shanghai') => answerSentence('RT-1000', statusOf('RT-1000', more), zone);

describe('answerSentence', () => {
  it('names department, act and due time in the plant’s zone', () => {
    expect(sentence({ waitingFor: [waiting] })).toEqual({ zh: '退货单 RT-1000 等待仓管课：验收，2026-01-02 00:05 前。', en: 'Return RT-1000 waits for Warehouse: Receipt, due 2026-01-02 00:05.' });
    expect(sentence({ waitingFor: [waiting] }, 'Europe/Berlin').en).toContain('due 2026-01-01 17:05');
  });

  it('names everybody it waits for, and who is late', () => {
    const { zh } = sentence({ waitingFor: [{ ...waiting, late: true }, { ...waiting, dept: 'QUALITY', title: { zh: '判定', en: 'Disposition' }, dueAt: null, lines: [2] }] });
    expect(zh).toBe('退货单 RT-1000 等待仓管课：验收，2026-01-02 00:05 前，已超时；品质部：判定（第 2 行）。');
  });

  it('says how a closed return ended, and until when a paused one rests', () => {
    expect(sentence({ closed: true, result: 'withdrawn', waitingFor: [waiting] }).zh).toBe('退货单 RT-1000 已结束：撤回。');
    expect(sentence({ paused: { reasonCode: 'holiday', until: Date.UTC(2026, 0, 5) }, waitingFor: [waiting] }).zh).toContain('（暂停至 2026-01-05 08:00）');
  });

  it('is never empty: no answer from the process yet, or nobody in particular', () => {
    expect(answerSentence('RT-1000', null, 'UTC').zh).toBe('退货单 RT-1000 已记录，流程尚未答复。');
    expect(sentence({}).en).toBe('Return RT-1000 is being processed.');
  });
});
