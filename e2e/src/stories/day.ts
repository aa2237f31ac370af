/** The returns of a short day, in time lapse: every way the headline and S000-04 can go, and the five further families. */
import { BOOKED_ELSEWHERE } from './booked-elsewhere.js';
import { quantityOf } from './clerk-habits.js';
import { FAMILIES } from './families.js';
import { USUAL, WAIT, type Choice, type Story } from './story.js';
import type { TaskStatement } from '@guitu/contracts/task';

const PUMP = [{ item: 'PUMP-40', batch: 'B2610', qty: '12', unit: 'pcs' as const }];
const HEADLINE = { policyKey: 'headline-lapse', lines: PUMP, attrs: { requestType: 'return', channel: 'direct', reason: 'defect' }, forms: [] } as const;
const IATF = {
  policyKey: 'S000-04-lapse', lines: PUMP, forms: ['complaint'],
  attrs: { requestType: 'return', channel: 'direct', reason: 'defect', severity: 'minor', onsiteWanted: false },
} as const;

type Part = { qty: string; goods: string; remedy: string };
const decide = (task: TaskStatement, parts: Part[]): Choice =>
  ({ do: 'record', payload: { lines: task.lines.slice(0, 1).map(({ line }) => ({ line, portions: parts })) } });
const all = (task: TaskStatement, goods: string, remedy: string) => decide(task, [{ qty: quantityOf(task), goods, remedy }]);

/** Repaired, re-inspected, sent back: nobody is late. */
const onTime: Story = {
  ...HEADLINE, name: 'headline on time', choose: () => USUAL,
  ends: { result: 'completed', breaches: [], goods: { REWORK: '12' } },
};

/** 判定 is left until its clock has rung; then it is made, and the breach stands. */
const late: Story = {
  ...HEADLINE, name: 'headline, 判定 late',
  choose: (task, seen) => (task.step === 'dispose' && !(seen.status?.breaches ?? []).includes('disposition') ? WAIT : USUAL),
  ends: { result: 'completed', breaches: ['disposition'], goods: { REWORK: '12' } },
};

/** 30 % rework, the rest replaced and scrapped: one return ends several ways. */
const split: Story = {
  ...HEADLINE, name: 'headline, split over three outcomes',
  choose: (task) => (task.step !== 'dispose' ? USUAL : decide(task, [
    { qty: '5', goods: 'REWORK', remedy: 'REPAIR_RETURN' }, { qty: '4', goods: 'SCRAP', remedy: 'REPLENISH' }, { qty: '3', goods: 'RESTOCK', remedy: 'NONE' },
  ])),
  ends: { result: 'completed', breaches: [], goods: { REWORK: '5', SCRAP: '4', RESTOCK: '3' } },
};

/** The first re-inspection fails; the second round passes. */
const reworkTwice: Story = {
  ...HEADLINE, name: 'headline, re-inspection fails once',
  choose: (task) => (task.step === 'reinspect' && task.round === 1
    ? { do: 'record', payload: { pass: '0', fail: quantityOf(task), defects: ['noise'] } } : USUAL),
  ends: { result: 'completed', breaches: [], goods: { REWORK: '12' } },
};

const refused: Story = {
  ...HEADLINE, name: 'headline, 审核 refuses',
  choose: (task) => (task.step === 'approve'
    ? { do: 'record', payload: { gate: 'return', level: task.menu.level ?? task.level, verdict: 'reject', reasonCode: 'not-ours' } } : USUAL),
  ends: { result: 'rejected', breaches: [], goods: { NOT_SENT: '12' } },
};

/** The customer withdraws while the goods are on the way; they turn out not to have been sent. */
const withdrawn: Story = {
  ...HEADLINE, name: 'headline, withdrawn mid-way',
  choose: (task, seen) => {
    if (task.step === 'transport' && seen.status?.result === null) return { do: 'record', kind: 'withdraw', payload: { reason: 'settled' } };
    // the keeper goes on waiting for goods that may still come; sales, who asks the customer, ends the wait
    if (task.step === 'transport' && task.accepts === 'arrive') return WAIT;
    if (task.step === 'transport') return { do: 'record', payload: { lines: task.lines.map(({ line, qty }) => ({ line, qty, result: 'not_sent' })), reasonCode: 'not-sent' } };
    return USUAL;
  },
  ends: { result: 'withdrawn', breaches: [], goods: { NOT_SENT: '12' } },
};

/** 审核 is typed by an operator in the Temporal CLI, under the Chinese name. */
const operator: Story = {
  ...HEADLINE, name: 'headline, 审核 by an operator',
  choose: (task, seen) => {
    if (task.step !== 'approve') return USUAL;
    // typed once; nobody else decides while the department carries it out
    if (seen.done.has(`approve#${task.round}`)) return WAIT;
    return { do: 'operator', signal: '审核', payload: { staff: 'e-saleshead', gate: 'return', level: task.menu.level ?? task.level, verdict: 'accept' } };
  },
  ends: { result: 'completed', breaches: [], goods: { REWORK: '12' } },
};

/** S000-04: containment, slip, check, notice, scrap with approval. */
const scrapped: Story = {
  ...IATF, name: 'S000-04, scrap with approval',
  choose: (task) => (task.step === 'dispose' ? all(task, 'SCRAP', 'NONE') : USUAL),
  ends: { result: 'completed', breaches: [], goods: { SCRAP: '12' } },
};

/** S000-04: 客服组 extends the disposition with a reason; decided before the new due time. */
const extended: Story = {
  ...IATF, name: 'S000-04, 判定 extended',
  choose: (task, seen) => {
    if (task.step !== 'dispose') return USUAL;
    if (!seen.done.has('extended') && task.clockId !== null && task.dueAt !== null) {
      return { do: 'record', kind: 'extend', payload: { clockId: task.clockId, newDue: task.dueAt + 30_000, reasonCode: 'lab-busy' } };
    }
    return seen.now < (task.openedAt + 21_000) ? WAIT : all(task, 'RESTOCK', 'NONE');
  },
  ends: { result: 'completed', breaches: [], goods: { RESTOCK: '12' } },
};

/** S000-04: two pieces are missing against the 销退单; the difference blocks label and notice until it is decided. */
const mismatch: Story = {
  ...IATF, name: 'S000-04, mismatch with the slip',
  choose: (task) => {
    if (task.accepts === 'receive') return { do: 'record', payload: { lines: task.lines.map(({ line }) => ({ line, received: '10' })), documents: task.menu.documents ?? [], signedBy: [] } };
    return task.step === 'dispose' ? all(task, 'RESTOCK', 'NONE') : USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { RESTOCK: '10', NOT_SENT: '2' } },
};

/** S000-04: nobody contacts the customer within the hour; the head is rung and it is done then. */
const contactLate: Story = {
  ...IATF, name: 'S000-04, first contact late',
  choose: (task, seen) => {
    if (task.step === 'contact' && !(seen.status?.breaches ?? []).includes('first_contact')) return WAIT;
    return task.step === 'dispose' ? all(task, 'REWORK', 'REPAIR_RETURN') : USUAL;
  },
  ends: { result: 'completed', breaches: ['first_contact'], goods: { REWORK: '12' } },
};

/**
 * AS-04 of procedures.md: contact, holds and notice in time; 判定 extended with a reason, still not made at the new due time,
 * escalated; then scrap, which waits for 报废日报 and the approval.
 */
const as04: Story = {
  ...IATF, name: 'AS-04',
  choose: (task, seen) => {
    if (task.step !== 'dispose') return USUAL;
    if (!seen.done.has('extended') && task.clockId !== null && task.dueAt !== null) {
      return { do: 'record', kind: 'extend', payload: { clockId: task.clockId, newDue: task.dueAt + 10_000, reasonCode: 'lab-busy' } };
    }
    return (seen.status?.breaches ?? []).includes('disposition') ? all(task, 'SCRAP', 'NONE') : WAIT;
  },
  ends: { result: 'completed', breaches: ['disposition'], goods: { SCRAP: '12' } },
};

const LONGEST = ['AS-01', 'AS-12', 'AS-06, a batch of 60', 'AS-06, 49 sporadic, plan and repair late'];
/** The longest first: they are what the day waits for. */
export const DAY: readonly Story[] = [...FAMILIES.filter(({ name }) => LONGEST.includes(name)), onTime, late, split, reworkTwice, refused, withdrawn, ...BOOKED_ELSEWHERE, operator, scrapped, extended, mismatch, contactLate, as04, ...FAMILIES.filter(({ name }) => !LONGEST.includes(name))];
