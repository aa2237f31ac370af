/** The headline procedure's own words: a return on its way, up to where a spec needs it. */
import { at, contextFor, registration, ReturnRun } from './return-run.fixture.js';

const ctx = contextFor('headline@1');
export const SLIP = { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] };
export const LABEL = { areaCode: 'RETURN', label: '退货待判' };
export const approval = (verdict: 'accept' | 'reject' = 'accept') => ({ gate: 'return', level: 1, verdict });
export const counted = (received = '12') => ({ lines: [{ line: 1, received }], documents: ['slip'], signedBy: [] });
export const judged = (...portions: object[]) => ({ lines: [{ line: 1, portions }] });
export const INSPECTED = { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] };

export const begin = () => new ReturnRun(ctx, at('03 09:00'), registration());
export function approved(run = begin()): ReturnRun {
  run.does('review', at('03 09:30'), approval(), { staff: 'e-head' });
  return run;
}
export function arrived(run = approved()): ReturnRun {
  run.does('instruct', at('03 09:40'), SLIP);
  run.does('arrive', at('04 10:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:20'), counted());
  return run;
}
export function inspected(run = arrived()): ReturnRun {
  run.does('arrival_notice', at('04 11:00'), LABEL);
  run.does('inspect', at('04 15:00'), INSPECTED);
  return run;
}
export const reworking = (remedy = 'REPAIR_RETURN'): ReturnRun => {
  const run = inspected();
  run.does('dispose', at('04 16:00'), judged({ qty: '12', goods: 'REWORK', remedy }));
  run.does('order', at('05 08:30'), { orderNo: 'MO-1', qty: '12', priority: false });
  return run;
};
export const repaired = (qty: string, unrepairable = '0') => ({ qtyDone: qty, qtyUnrepairable: unrepairable, hours: 2, material: [] });
