import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockStatement, Effect } from '@guitu/contracts/events/process-events';
import type { Dept } from '@guitu/contracts/vocabulary';
import { inTransaction } from '@guitu/persistence/transaction';
import { COMPANY, factApplied, PLANT, ProcessStand, recordRequest, subjectFor, T0, taskStated } from '../testbed/process-stand.js';
import type { Snapshot } from '../workflow/return-run.js';
import { appendEffects } from './append-effects.js';
import { desksOf } from './record-effects.js';

let stand: ProcessStand;
beforeAll(async () => {
  stand = await ProcessStand.open();
});
afterAll(() => stand.close());

const clock = (returnNo: string, dept: Dept, taskId: string | null, more: Partial<ClockStatement> = {}): Effect => {
  const body: ClockStatement = {
    companyCode: COMPANY, plantCode: PLANT, returnNo, clockId: `clock-${dept}`, sla: 'review', title: { zh: '审核', en: 'Review' }, kind: 'sla', owner: { dept, role: 'sales' }, taskId,
    state: 'running', startedAt: T0, dueAt: T0 + 1, provisional: false, editions: [], metAt: null, breachedAt: null, breachWithdrawnAt: null, ...more,
  };
  return { event: 'clock-stated', at: T0, cause: 'spec', body };
};
/** Says these effects as one revision of a return that has these tasks open, and tells who is addressed by each. */
async function addressedOf(returnNo: string, effects: Effect[], tasks: Snapshot['tasks'] = {}): Promise<(string | null)[]> {
  const request = recordRequest(returnNo, [{ rev: 1, effects }], { tasks });
  await inTransaction(stand.database.dataSource, (tx) => appendEffects(tx, stand.journal, subjectFor(returnNo), effects, desksOf(request.revisions, request)));
  return (await stand.rows<{ for: string | null }>(`select headers->>'guitu_for' as for from journal where subject = $1 order by seq`, [subjectFor(returnNo)])).map((row) => row.for);
}

describe('who is addressed', () => {
  it('is the desk of a task, of a fact, and of a clock: of its owner and of its task', async () => {
    const no = 'RT-D1';
    const effects = [taskStated(no, 't1', 'open'), factApplied(no, 'quality', 1), clock(no, 'QUALITY', null), clock(no, 'WAREHOUSE', 't1'), clock(no, 'SALES', 't1')];
    expect(await addressedOf(no, effects)).toEqual(['returns', 'quality', 'quality', 'warehouse,returns', 'returns']);
  });

  it('knows the desk of a task stated earlier while it is open, and else addresses everybody', async () => {
    const no = 'RT-D2';
    const tasks = { earlier: { accepts: 'inspect', desk: 'quality', scope: {}, openedAt: T0 } } as const;
    expect(await addressedOf(no, [clock(no, 'MANAGEMENT', 'earlier'), clock(no, 'MANAGEMENT', 'long-gone')], tasks)).toEqual(['returns,quality', null]);
  });

  it('tells a desk that its task went to another one', async () => {
    const no = 'RT-D4';
    const moved = taskStated(no, 't1', 'open');
    const [first, then] = [{ ...moved, body: { ...moved.body, desk: 'warehouse' } }, { ...moved, body: { ...moved.body, desk: 'quality', rev: 2 } }] as Effect[];
    await addressedOf(no, [first as Effect, taskStated(no, 't2', 'open')]);
    expect(await addressedOf(no, [then as Effect, taskStated(no, 't2', 'done')])).toEqual(['warehouse', 'returns', 'quality,warehouse', 'returns']);
  });

  it('tells each desk that had a clock of its end, wherever it has gone on since; what everybody was told once, everybody is told', async () => {
    const no = 'RT-D3';
    const [held, known] = [{ clockId: 'case/hold/1' }, { clockId: 'case/release/1' }];
    const tasks = { keeps: { accepts: 'hold', desk: 'warehouse', scope: {}, openedAt: T0 }, makes: { accepts: 'hold', desk: 'production', scope: {}, openedAt: T0 } } as const;
    await addressedOf(no, [clock(no, 'WAREHOUSE', 'keeps', held), clock(no, 'WAREHOUSE', 'long-gone', known)], tasks);
    await addressedOf(no, [clock(no, 'PRODUCTION', 'makes', held)], tasks);
    const met = { state: 'met', dueAt: null, metAt: T0 } as const;
    expect((await addressedOf(no, [clock(no, 'MANAGEMENT', null, { ...held, ...met }), clock(no, 'WAREHOUSE', null, { ...known, ...met })])).slice(-3)).toEqual(['production,warehouse', 'returns,production,warehouse', null]);
  });
});
