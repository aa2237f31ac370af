import { expect, it } from '@jest/globals';
import { MOST_SENTENCES, storyOf, type Told } from './story.rules.js';

const [first, last] = [{ zh: '登记', en: 'Registered' }, { zh: '等待', en: 'Waits' }];
const told = (kind: Told['kind'], payload: Record<string, unknown>): Told => ({ kind, day: '2026-11-22', payload });

it('a story says what happened in the order it happened, money only to those who may see it', () => {
  const happened = [
    told('review', { verdict: 'reject', reasonCode: 'late' }), told('receive', { lines: [{ received: '9.5' }, { received: '0.5' }] }), told('instruct', {}),
    told('dispose', { lines: [{ portions: [{ qty: '3', goods: 'SCRAP' }, { qty: '4', goods: 'RESTOCK' }] }, { portions: [{ qty: '3', goods: 'RESTOCK' }] }] }), told('refund_paid', { amount: 136_000 }),
  ];
  const story = (money: boolean) => storyOf(first, happened, 2, last, money).map(({ zh }) => zh);
  expect(story(true)).toEqual(['登记', '2026-11-22 审核：驳回（late）。', '2026-11-22 验收：收到 10。', expect.stringMatching(/^2026-11-22 判定：报废 3、.+ 7。$/), '2026-11-22 退款成功：退款 1360.00 元。', '有 2 个时限超时。', '等待']);
  expect(story(false).join('')).not.toContain('1360');
});

it('is never longer than twelve sentences: of too much the latest', () => {
  const story = storyOf(first, Array.from({ length: 30 }, (_, i) => told('repair', { qtyDone: String(i) })), 1, last, true);
  expect([story.length, story[1]?.zh, story.at(-3)?.zh]).toEqual([MOST_SENTENCES, '此前另有 22 步。', '2026-11-22 返修完成：修好 29。']);
});
