import { describe, expect, it } from '@jest/globals';
import { at, bodies, contextFor, registration, ReturnRun } from './return-run.fixture.js';

const ctx = contextFor('headline@1');
const SLIP = { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] };
const LABEL = { areaCode: 'RETURN', label: '退货待判' };
const approval = (verdict: 'accept' | 'reject' = 'accept') => ({ gate: 'return', level: 1, verdict });
const counted = (received = '12') => ({ lines: [{ line: 1, received }], documents: ['slip'], signedBy: [] });
const judged = (...portions: object[]) => ({ lines: [{ line: 1, portions }] });
const INSPECTED = { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] };

const begin = () => new ReturnRun(ctx, at('03 09:00'), registration());
function approved(run = begin()): ReturnRun {
  run.does('review', at('03 09:30'), approval(), { staff: 'e-head' });
  return run;
}
function arrived(run = approved()): ReturnRun {
  run.does('instruct', at('03 09:40'), SLIP);
  run.does('arrive', at('04 10:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:20'), counted());
  return run;
}
function inspected(run = arrived()): ReturnRun {
  run.does('arrival_notice', at('04 11:00'), LABEL);
  run.does('inspect', at('04 15:00'), INSPECTED);
  return run;
}
const reworking = (remedy = 'REPAIR_RETURN'): ReturnRun => {
  const run = inspected();
  run.does('dispose', at('04 16:00'), judged({ qty: '12', goods: 'REWORK', remedy }));
  run.does('order', at('05 08:30'), { orderNo: 'MO-1', qty: '12', priority: false });
  return run;
};
const repaired = (qty: string, unrepairable = '0') => ({ qtyDone: qty, qtyUnrepairable: unrepairable, hours: 2, material: [] });

describe('headline, on time', () => {
  it('reaches the end with every limit met and tells it once', () => {
    const run = reworking();
    run.does('repair', at('06 12:00'), repaired('12'));
    run.does('reinspect', at('06 14:00'), { pass: '12', fail: '0', defects: [] });
    run.does('pack', at('06 15:00'), { qty: '12' });
    run.does('send_back', at('06 16:00'), { qty: '12', waybillRef: 'WB-1' });
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('06 16:00'), tasks: [] });
    expect(run.state.clocks.map(({ rule, state }) => [rule, state])).toEqual([['arrival_notify', 'met'], ['inspection', 'met'], ['disposition', 'met']]);
    expect(bodies(run.effects, 'return-closed')).toHaveLength(1);
    expect(bodies(run.effects, 'rung-reached')).toEqual([]);
  });
});
