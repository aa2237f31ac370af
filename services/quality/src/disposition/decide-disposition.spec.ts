import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import quality from '../service.js';

const MENU = {
  outcomes: [{ goods: 'REWORK' as const, remedies: ['REPAIR_RETURN' as const], clause: 'S000-04 §5.6' }, { goods: 'SCRAP' as const, remedies: ['NONE' as const, 'REPLENISH' as const], clause: 'S000-04 §5.6' }],
};
const portions = (...parts: [qty: string, goods: string, remedy: string][]) => [{ line: 1, portions: parts.map(([qty, goods, remedy]) => ({ qty, goods, remedy })) }];

describe('判定 over HTTP', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(quality);
  });
  afterAll(() => stand.stop());

  const open = () => stand.task('quality', 'dispose', { menu: MENU });
  const decide = (returnNo: string, body: object, person: string = 'e-qc') => stand.post(`/returns/${returnNo}/dispositions`, person, body);

  it('keeps every portion and tells the process, in one commit', async () => {
    const { returnNo, taskId } = await open();
    const answer = await decide(returnNo, { taskId, lines: portions(['6', 'REWORK', 'REPAIR_RETURN'], ['4', 'SCRAP', 'NONE']), faultCode: 'own', opinion: '边缘划伤' });
    expect(answer.status).toBe(201);
    const { fact } = answer.body as unknown as { fact: { factId: string; seq: number; payload: { opinionRef: string } } };

    const rows = (await stand.rows<{ return_no: string; qty: string; goods: string; decided_by: string; fact_id: string }>('disposition')).filter((row) => row.return_no === returnNo);
    expect(rows.map((row) => [row.qty, row.goods, row.decided_by, row.fact_id])).toEqual([['6.000000', 'REWORK', 'e-qc', fact.factId], ['4.000000', 'SCRAP', 'e-qc', fact.factId]]);
    const [event] = (await stand.rows<{ id: string; type: string; seq: number; body: { taskRev: number; payload: object } }>('journal')).filter((row) => row.id === fact.factId);
    expect(event).toMatchObject({ type: 'quality.disposition-decided.v1', seq: 1, body: { taskId, taskRev: 1, payload: { faultCode: 'own' } } });
    expect(JSON.stringify(event)).not.toContain('划伤');
    expect(await stand.rows('opinion')).toEqual([expect.objectContaining({ id: fact.payload.opinionRef, words: '边缘划伤', staff: 'e-qc' })]);
  });

  it.each([
    ['an outcome the task does not list', portions(['10', 'RESTOCK', 'NONE']), 'lines.0.portions.0.goods'],
    ['a remedy not listed for its outcome', portions(['10', 'REWORK', 'NONE']), 'lines.0.portions.0.remedy'],
    ['portions that leave a rest', portions(['6', 'REWORK', 'REPAIR_RETURN'], ['3', 'SCRAP', 'NONE']), 'lines.0.portions'],
    ['portions above the quantity', portions(['6', 'REWORK', 'REPAIR_RETURN'], ['5', 'SCRAP', 'NONE']), 'lines'],
    ['half a piece', portions(['9.5', 'REWORK', 'REPAIR_RETURN'], ['0.5', 'SCRAP', 'NONE']), 'lines.0.portions.0.qty'],
    ['a line the task has not', [{ line: 2, portions: [{ qty: '10', goods: 'SCRAP', remedy: 'NONE' }] }], 'lines.0.portions.0.qty'],
  ])('refuses %s, and changes nothing', async (_what, lines, path) => {
    const { returnNo, taskId } = await open();
    const before = await stand.contents();
    const answer = await decide(returnNo, { taskId, lines });
    expect([answer.status, answer.body.code]).toEqual([422, 'not-allowed']);
    expect(answer.body.errors?.map((error) => error.path)).toContain(path);
    expect(await stand.contents()).toEqual(before);
  });
});
