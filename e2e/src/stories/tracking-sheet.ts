/** S001-20, the tracking sheet (AS-08): up to 500.00 yuan 总经办, above it 总经理; usable and scrap stand apart; nothing is shipped before. Amounts in Fen. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Payload } from './clerk-habits.js';
import { inTurn, USUAL, type Choice, type Story } from './story.js';

/** 30 pcs at 15.00. */
const SHEET = { companyCode: 'GT03', policyKey: 'S001-20-lapse', forms: ['sheet'], lines: [{ item: 'VALVE-8', batch: 'V7', qty: '30', unit: 'pcs', unitPrice: 1_500 }] } as const;
const split = (usable: string, scrap: string, scrapRemedy: string): Payload =>
  ({ lines: [{ line: 1, portions: [{ qty: usable, goods: 'RESTOCK', remedy: 'REFUND_FULL' }, { qty: scrap, goods: 'SCRAP', remedy: scrapRemedy }] }] });
const counted = (task: TaskStatement, received: string): Choice => ({
  do: 'record', payload: { lines: [{ line: 1, received, fields: { model: 'VALVE-8' } }], documents: task.menu.documents ?? [], signedBy: [] },
});
const inspected = (sample: string, failed: string): Choice => ({ do: 'record', payload: { method: 'full', lines: [{ line: 1, sample, passed: String(Number(sample) - Number(failed)), failed }] } });

/** 500.00: usable 18 are refunded, scrap 12 are made good in kind, once 总经办 has approved the sheet. */
const fiveHundred: Story = {
  ...SHEET, name: 'AS-08, 500.00', attrs: { reason: 'incoming_reject', amount: 50_000 },
  choose: (task, seen) => {
    if (task.accepts === 'receive') return counted(task, '30');
    if (task.accepts === 'inspect') return inspected('30', '12');
    if (task.accepts === 'dispose') {
      const tried = inTurn(seen, { do: 'try', as: '18 + 11 of 30', person: 'e-valve-qc', payload: split('18', '11', 'REPLENISH') }, { do: 'try', as: '19 + 12 of 30', person: 'e-valve-qc', payload: split('19', '12', 'REPLENISH') });
      return tried.do === 'usual' ? { do: 'record', payload: split('18', '12', 'REPLENISH') } : tried;
    }
    if (task.accepts === 'replacement_approval') return inTurn(seen, { do: 'try', as: 'shipped before the approval', kind: 'ship', desk: 'warehouse', loose: true, person: 'e-valve-keeper', payload: { qty: '12', waybillRef: 'WB-EARLY' } });
    return USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { RESTOCK: '18', SCRAP: '12' } },
};

/** 500.01, and 28 of 30 arrive: the variance is −2 and the split must add up to 28; 总经理 approves. */
const fiveHundredOne: Story = {
  ...SHEET, name: 'AS-08, 500.01 and two short', attrs: { reason: 'incoming_reject', amount: 50_001 },
  choose: (task, seen) => {
    if (task.accepts === 'receive') return counted(task, '28');
    if (task.accepts === 'inspect') return inspected('28', '12');
    if (task.accepts !== 'dispose') return USUAL;
    const tried = inTurn(seen, { do: 'try', as: '18 + 12 of 28', person: 'e-valve-qc', payload: split('18', '12', 'NONE') });
    return tried.do === 'usual' ? { do: 'record', payload: split('16', '12', 'NONE') } : tried;
  },
  ends: { result: 'completed', breaches: [], goods: { RESTOCK: '16', SCRAP: '12', NOT_SENT: '2' } },
};

export const SHEET_STORIES: readonly Story[] = [fiveHundred, fiveHundredOne];
