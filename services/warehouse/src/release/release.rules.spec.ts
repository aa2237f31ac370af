import { expect, it } from '@jest/globals';
import type { ReturnStatus } from '@guitu/contracts/status';
import { blockedFaults, picksOf, type Wait } from './release.rules.js';

const wait = (taskId: string, dept: Wait['dept'], lines: number[] = [1]): Wait => ({ taskId, dept, role: 'qc', title: { zh: taskId, en: taskId }, lines, counterparty: null, since: Date.UTC(2026, 2, 3, 1), dueAt: null, late: false });
const part = (portion: string, place: string): ReturnStatus['lines'][number]['portions'][number] => ({ portion, qty: '5', goods: null, remedy: null, place });

it('R51: what is released, and of the rest whose word is missing; another portion’s is not', () => {
  const picks = picksOf({
    lines: [{ line: 1, claimed: '20', arrived: '20', undecided: '5', ended: '5', portions: [part('p1', 'rework'), part('p2', 'consent'), part('p3', 'arrived'), part('p4', 'stocked')] }],
    waitingFor: [wait('p1/rework/1/1', 'PRODUCTION'), wait('p2/consent/1/1', 'SALES'), wait('c1/dispose/1/1', 'QUALITY'), wait('c2/transport/1/1', 'SALES', [2]), wait('s1/supplyApprove/1/1', 'SALES'), wait('s2/ship/1/1', 'WAREHOUSE')],
  });
  expect(picks.map(({ portion, supply, released, blockedBy }) => [portion ?? supply, released, blockedBy.map(({ taskId }) => taskId)])).toEqual([
    ['p1', 'rework', []], ['p2', null, ['p2/consent/1/1']], ['p3', null, ['c1/dispose/1/1']], ['s1', null, ['s1/supplyApprove/1/1']], ['s2', 'ship', []],
  ]);
  expect(blockedFaults(picks[1]?.blockedBy ?? [], 'Asia/Shanghai')).toEqual([expect.objectContaining({ path: 'blockedBy.0', zh: '缺“p2/consent/1/1”：业务部（qc），自 2026-03-03 09:00 起等待。' })]);
});
