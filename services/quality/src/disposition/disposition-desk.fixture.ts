/** 判定 and 延期 at the desk. */
import { ClockStatedV1 } from '@guitu/contracts/events/process-events';
import { expect, it } from '@jest/globals';
import type { QualityStand } from '../testbed/quality-stand.js';

const OUTCOMES = [{ goods: 'SCRAP' as const, remedies: ['REPLENISH' as const, 'NONE' as const], clause: '5.6' }, { goods: 'RESTOCK' as const, remedies: ['NONE' as const], clause: '5.6' }];

export function tellsOfDisposition(stand: () => QualityStand): void {
  it('C4: a judgement is split over the outcomes the task allows, and its parts add up', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'dispose', { menu: { outcomes: OUTCOMES } });
    const judged = (...portions: object[]) => ({ taskId, lines: [{ line: 1, portions }], faultCode: 'own' });
    const [scrap, stock] = [{ qty: '3', goods: 'SCRAP', remedy: 'REPLENISH' }, { qty: '7', goods: 'RESTOCK', remedy: 'NONE' }];
    const paths = async (body: object) => (await stand().refused(returnNo, 'dispositions', 'e-qc', body, 422)).body.errors?.map(({ path }) => path);
    expect([await paths(judged(scrap)), await paths(judged(scrap, { ...stock, goods: 'REWORK' })), await paths(judged(scrap, { ...stock, remedy: 'EXCHANGE' }))]).toEqual([['lines.0.portions'], ['lines.0.portions.1.goods'], ['lines.0.portions.1.remedy']]);
    expect((await stand().desk.post(`/returns/${returnNo}/dispositions`, 'e-qc', judged(scrap, stock))).status).toBe(201);
    expect(await stand().rowsOf('disposition', returnNo)).toEqual([expect.objectContaining({ qty: '3.000000', goods: 'SCRAP', fault_code: 'own', decided_by: 'e-qc' }), expect.objectContaining({ qty: '7.000000', goods: 'RESTOCK' })]);
  });

  it('C5: an extension names its reason and a later date, where the task allows one; the old due time stays visible', async () => {
    const due = Date.now() + 3_600_000;
    const { returnNo, taskId, ...task } = await stand().desk.task('quality', 'dispose', { clockId: 'disposition', extendable: true, dueAt: due });
    const extension = (newDue: number) => ({ taskId, clockId: 'disposition', newDue, reasonCode: 'waiting-sample' });
    expect((await stand().refused(returnNo, 'extensions', 'e-qc', extension(due), 422)).body.errors?.map(({ path }) => path)).toEqual(['newDue']);
    await stand().refused(returnNo, 'extensions', 'e-keeper', extension(due + 7_200_000), 403);
    expect((await stand().desk.post(`/returns/${returnNo}/extensions`, 'e-qc', extension(due + 7_200_000))).status).toBe(201);
    await stand().desk.status(returnNo);
    await stand().desk.say(ClockStatedV1, {
      companyCode: task.companyCode, plantCode: task.plantCode, returnNo, clockId: 'disposition', sla: 'disposition', title: task.title, kind: 'sla', owner: { dept: 'QUALITY', role: 'qc' }, taskId, state: 'running',
      startedAt: task.openedAt, dueAt: due + 7_200_000, provisional: false, editions: [{ dueAt: due, at: task.openedAt, why: 'start' }, { dueAt: due + 7_200_000, at: Date.now(), why: 'extend' }], metAt: null, breachedAt: null, breachWithdrawnAt: null,
    });
    const { clocks } = (await stand().desk.get(`/returns/${returnNo}`, 'e-qc')).body as unknown as { clocks: { dueAt: number; editions: { dueAt: number; why: string }[] }[] };
    expect(clocks.map(({ dueAt, editions }) => [dueAt - due, editions.map((edition) => edition.dueAt - due)])).toEqual([[7_200_000, [0, 7_200_000]]]);
    const fixed = await stand().desk.task('quality', 'dispose', { clockId: 'disposition', extendable: false, dueAt: due });
    expect((await stand().refused(fixed.returnNo, 'extensions', 'e-qc', { ...extension(due + 1), taskId: fixed.taskId }, 409)).body.code).toBe('not-extendable');
  });
}
