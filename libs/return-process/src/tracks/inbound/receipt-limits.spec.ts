import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../../policy/resolve.js';
import { at, bodies, contextFor, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';
import { counted } from '../short-run.fixture.js';

/** A return under a real procedure, taken as far as its receipt by whoever each task names. */
function received(ref: ProfileRef, when: string, attrs: object, more: { forms?: string[]; receipt?: object; line?: object; arrive?: object; qty?: string } = {}): ReturnRun {
  const run = new ReturnRun(contextFor(ref), at('03 08:00'), registration([{ ...PIECES, qty: more.qty ?? '10' }], attrs, { forms: more.forms ?? [] }));
  for (let turn = 0; turn < 12 && !run.steps().includes('transport'); turn += 1) {
    const task = run.tasks().find(({ accepts }) => ['review', 'instruct', 'onsite', 'contact', 'duty'].includes(accepts));
    if (task === undefined) break;
    const staff = `e-${task.step.toLowerCase().replace('.', '-')}-${task.level}`;
    const payloads: { [kind: string]: object } = {
      review: { gate: 'return', level: task.level, verdict: 'accept' }, contact: { resultCode: 'reached', attrs: {} },
      instruct: { addressCode: task.menu.address, freightPayer: task.menu.freight?.payer, forms: task.menu.form === undefined ? [] : [{ code: task.menu.form.code, no: 'N1' }] },
      onsite: { lines: task.lines.map(({ line, qty }) => ({ line, qty, result: task.menu.results?.at(-1) })) }, duty: { duty: task.menu.duty, ...(task.menu.form !== undefined && { formNo: 'N1' }) },
    };
    run.does(task.accepts, at('03 08:30'), payloads[task.accepts] ?? {}, { task: task.taskId, staff });
  }
  run.does('arrive', at(when), { packages: 1, packagingBroken: false, ...more.arrive });
  const { menu } = run.task('receive');
  const fields = Object.fromEntries((menu.fields ?? []).map((field) => [field, 'x']));
  run.does('receive', at(when), counted(more.qty ?? '10', { documents: menu.documents ?? [], signedRoles: menu.signers ?? [], ...more.receipt }, { fields, ...more.line }));
  return run;
}

describe('limits that run from the receipt, under the procedures themselves', () => {
  const PAINT = { docsComplete: true, reason: 'function' };
  const paint = (inspectFlag: boolean) => received('S000-03@1', '03 10:00', PAINT, { forms: ['request', 'purchaseNote', 'list'], receipt: { inspectFlag } });

  it('T04: the return slip is due by the end of the next day (S000-03)', () => {
    expect(paint(false).task('duty.slip').dueAt).toBe(at('05 00:00'));
  });

  it('T05, AS-03: flagged goods are inspected within 3 days; the keeper is reminded, at Thursday 10:00 it is late and told once', () => {
    const run = paint(true);
    expect(run.clock('inspection')).toMatchObject({ owner: 'keeper', editions: [{ dueAt: at('06 10:00') }] });
    const before = bodies(run.tick(at('06 09:59')), 'rung-reached').filter(({ sla }) => sla === 'inspection');
    expect(before.map(({ action, to }) => [action, to[0]?.role])).toEqual([['remind', 'keeper'], ['remind', 'keeper']]);
    const due = bodies(run.tick(at('06 10:01')), 'rung-reached').filter(({ sla }) => sla === 'inspection');
    expect(due.map(({ action }) => action)).toEqual(['breach', 'escalate']);
    run.does('inspect', at('06 15:00'), { method: 'full', lines: [{ line: 1, sample: '10', passed: '10', failed: '0' }] });
    expect(run.clock('inspection')).toMatchObject({ state: 'late', metAt: at('06 15:00') });
    expect(run.steps()).toContain('dispose');
  });

  it('T05: a result on Thursday 09:59 is in time, and without the flag nothing runs', () => {
    const run = paint(true);
    run.does('inspect', at('06 09:59'), { method: 'full', lines: [{ line: 1, sample: '10', passed: '10', failed: '0' }] });
    run.tick(at('07 10:00'));
    expect(run.clock('inspection')).toMatchObject({ state: 'met', breaches: [] });
    expect(paint(false).state.clocks.filter(({ rule }) => rule === 'inspection')).toEqual([]);
  });

  it('T08, K06: S000-11, sorted 1 h after the receipt, judged 2 h after the sorting', () => {
    const run = received('S000-11@1', '04 10:00', { reason: 'function' });
    run.does('arrival_notice', at('04 10:10'), { areaCode: 'A', label: 'x' });
    run.does('duty', at('04 10:20'), { duty: 'complaint', formNo: 'C-1', fields: { customer: 'K1', item: 'PUMP-40', defect: 'leaks', qty: '10' } });
    expect(run.clock('arrival_notify').editions[0]?.dueAt).toBe(at('04 11:00'));
    run.does('sort', at('04 10:40'), { lines: [{ line: 1, qty: '10', class: 'own' }] });
    expect(run.clock('disposition').editions[0]?.dueAt).toBe(at('04 12:40'));
  });

  it('T23: S001-12, the joint count is due on the day of the arrival', () => {
    const run = received('S001-12@1', '04 15:00', { requestType: 'return', reason: 'function' }, { forms: ['list', 'waybill'] });
    expect(run.clock('receipt_check')).toMatchObject({ state: 'met', editions: [{ dueAt: at('05 00:00') }] });
  });
});
