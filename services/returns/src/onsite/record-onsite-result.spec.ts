import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const ask = () => stand.task('onsite', { clause: 'S000-04 §5.3', menu: { results: ['onsite', 'entrust', 'return'] }, lines: [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' }] });

describe('现场结果 (S000-04 §5.3)', () => {
  it('splits a line over results', async () => {
    const { returnNo, taskId } = await ask();
    const lines = [{ line: 1, qty: '4', result: 'onsite' }, { line: 1, qty: '6', result: 'return' }];
    expect((await stand.record('onsite', returnNo, { taskId, lines })).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.onsite-result-recorded.v1', body: { payload: { lines } } });
    expect((await stand.rowsOf('onsite_result', returnNo)).map((row) => `${String(row['position'])} ${String(row['qty'])} ${String(row['result'])}`)).toEqual(['0 4.000000 onsite', '1 6.000000 return']);
  });

  it.each<[string, object[], string]>([
    ['pieces without a result', [{ line: 1, qty: '9', result: 'return' }], 'lines'],
    ['more than is there', [{ line: 1, qty: '11', result: 'return' }], 'lines'],
    ['half a piece', [{ line: 1, qty: '9.5', result: 'return' }], 'lines.0.qty'],
    ['a result the procedure does not have', [{ line: 1, qty: '10', result: 'gift' }], 'lines.0.result'],
    ['another line', [{ line: 2, qty: '10', result: 'return' }], 'lines.0.qty'],
  ])('422: %s', async (_what, lines, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('onsite', returnNo, { taskId, lines }), path);
  });

  it.each<[string, object[], string]>([
    ['minus one', [{ line: 1, qty: '-1', result: 'return' }], 'lines.0.qty'],
    ['none', [{ line: 1, qty: '0', result: 'return' }], 'lines.0.qty'],
    ['an unsafe number', [{ line: 1, qty: '9007199254740993', result: 'return' }], 'lines.0.qty'],
  ])('400: %s', async (_what, lines, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('onsite', returnNo, { taskId, lines }), path);
  });
});
