/** S003-15, agents and web shop (AS-06): a batch of 60 by the day's totals, plan in 8 h, re-inspection, advance replacement, a missing part, a late repair. Amounts in Fen. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Payload } from './clerk-habits.js';
import { quantityOf } from './clerk-habits.js';
import { inTurn, USUAL, WAIT, type Choice, type Story } from './story.js';

const UNITS = { companyCode: 'GT06', policyKey: 'S003-15-lapse', registeredBy: 'after', forms: ['list'] } as const;
const AGENT = { channel: 'agent', requestType: 'repair', reason: 'function' } as const;
/** In warranty, 200.00 each. */
const model = (item: string, qty: string) => ({ item, qty, unit: 'pcs', unitPrice: 20_000, warrantyMonths: 120, shipDate: '2026-01-06', receiptDate: '2026-01-10' }) as const;

const counted = (task: TaskStatement, attrs: Payload): Choice => ({
  do: 'record', payload: {
    lines: task.lines.map(({ line, qty }) => ({ line, received: qty, fields: { model: 'seen', accessories: 'seen', reason: 'seen' }, attrs })), documents: ['list'], signedBy: [],
  },
});
const inspected = (task: TaskStatement): Choice => {
  const qty = quantityOf(task);
  return { do: 'record', payload: { method: 'normal', ...(task.menu.form !== undefined && { formNo: `JL-${task.returnNo}` }), lines: task.lines.map(({ line }) => ({ line, sample: qty, passed: '0', failed: qty, attrs: { repairable: true } })) } };
};
const judged = (task: TaskStatement, goods: string, remedy: string): Choice => ({ do: 'record', payload: { lines: task.lines.map(({ line, qty }) => ({ line, portions: [{ qty, goods, remedy }] })) } });

/** 60 of a model on one day are a batch; two of them fail the quality check once. */
const batch: Story = {
  ...UNITS, name: 'AS-06, a batch of 60', customerCode: 'C-BATCH', attrs: AGENT, lines: [model('UNIT-M', '60')],
  choose: (task) => {
    if (task.accepts === 'receive') return counted(task, { accessoriesMissing: false });
    if (task.accepts === 'inspect') return inspected(task);
    if (task.accepts === 'dispose') return judged(task, 'REWORK', 'REPAIR_RETURN');
    if (task.accepts === 'reinspect' && task.round === 1) return { do: 'record', payload: { pass: '58', fail: '2', defects: ['noise'] } };
    return USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { REWORK: '60' } },
};

/** 49 of a model are sporadic: the first level alone. Nobody plans within the limit, and the repair is late: reason and written notice are owed. */
const sporadicLate: Story = {
  ...UNITS, name: 'AS-06, 49 sporadic, plan and repair late', customerCode: 'C-FEW', attrs: AGENT, lines: [model('UNIT-N', '49')],
  choose: (task, seen) => {
    const late = seen.status?.breaches ?? [];
    if (task.accepts === 'receive') return counted(task, { accessoriesMissing: false });
    if (task.accepts === 'inspect') return inspected(task);
    if (task.accepts === 'dispose') return judged(task, 'REWORK', 'REPAIR_RETURN');
    if (task.accepts === 'plan') return late.includes('repair_plan') ? USUAL : WAIT;
    return task.accepts === 'repair' && !late.includes('rework') ? WAIT : USUAL;
  },
  ends: { result: 'completed', breaches: ['repair_plan', 'rework'], goods: { REWORK: '49' } },
};

/** A batch to be exchanged: the new ones leave while the returned ones are on their way. */
const advance: Story = {
  ...UNITS, name: 'AS-06, advance replacement', customerCode: 'C-ADV', attrs: { ...AGENT, requestType: 'exchange', wantsAdvance: true }, lines: [model('UNIT-A', '60')],
  choose: (task, seen) => {
    if (task.accepts === 'arrive') return seen.done.has('ship#1') ? USUAL : WAIT;
    if (task.accepts === 'receive') return counted(task, { accessoriesMissing: false });
    if (task.accepts === 'inspect') return inspected(task);
    return task.accepts === 'dispose' ? judged(task, 'REFURBISH', 'EXCHANGE') : USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { REFURBISH: '60' } },
};

/** A power cord of 35.00 is missing from an agent's return: 165.00 are refunded. */
const missingCord: Story = {
  ...UNITS, name: 'AS-06, a power cord is missing', customerCode: 'C-CORD', attrs: { ...AGENT, requestType: 'return' }, lines: [model('UNIT-C', '1')],
  choose: (task, seen) => {
    if (task.accepts === 'receive') return counted(task, { accessoriesMissing: true, missingValue: 3_500 });
    if (task.accepts === 'inspect') return inspected(task);
    if (task.accepts === 'dispose') return judged(task, 'REFURBISH', 'REFUND_FULL');
    if (task.accepts === 'post') return inTurn(seen, { do: 'try', as: '200.00 without the deduction', person: 'e-unit-fin', payload: { net: 20_000, methodCode: 'bank', voucherNo: 'V-WHOLE' } });
    return USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { REFURBISH: '1' } },
};

export const ELECTRONICS_STORIES: readonly Story[] = [batch, sporadicLate, advance, missingCord];
