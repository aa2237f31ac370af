import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const LINES = [{ item: 'A', qty: '10', unit: 'pcs' }, { item: 'B', qty: '5', unit: 'pcs' }];
const ask = async () => stand.task('discrepancy', {
  returnNo: await stand.register({ lines: LINES }), clause: 'S000-04 §5.5', menu: { results: ['accept', 'wait_rest', 'recount'] },
  lines: [{ line: 1, item: 'A', qty: '2', unit: 'pcs' }, { line: 2, item: 'B', qty: '1', unit: 'pcs' }],
});

describe('差异处理 (S000-04 §5.5)', () => {
  it('decides on every line that differs', async () => {
    const { returnNo, taskId } = await ask();
    const lines = [{ line: 1, qty: '2', result: 'accept' }, { line: 2, qty: '1', result: 'wait_rest' }];
    expect((await stand.record('discrepancy', returnNo, { taskId, lines, reasonCode: 'counted', opinion: '少两件' })).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.discrepancy-decided.v1', body: { payload: { lines, reasonCode: 'counted' } } });
    expect(await stand.rowsOf('discrepancy_decision', returnNo)).toMatchObject([{ position: 0, line: 1, result: 'accept' }, { position: 1, line: 2, result: 'wait_rest' }]);
  });

  it.each<[string, object[], string]>([
    ['a part of the difference', [{ line: 1, qty: '1', result: 'accept' }, { line: 2, qty: '1', result: 'accept' }], 'lines'],
    ['a recount beside a decision', [{ line: 1, qty: '0', result: 'recount' }, { line: 2, qty: '1', result: 'accept' }], 'lines'],
    ['a line left out', [{ line: 1, qty: '2', result: 'accept' }], 'lines'],
    ['what the task does not offer', [{ line: 1, qty: '2', result: 'send_back' }, { line: 2, qty: '1', result: 'accept' }], 'lines.0.result'],
    ['more than the difference', [{ line: 1, qty: '3', result: 'accept' }, { line: 2, qty: '1', result: 'accept' }], 'lines'],
  ])('422: %s', async (_what, lines, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('discrepancy', returnNo, { taskId, lines, reasonCode: 'counted' }), path);
  });

  it('400: no reason', async () => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('discrepancy', returnNo, { taskId, lines: [{ line: 1, qty: '1', result: 'accept' }] }), 'reasonCode');
  });
});
