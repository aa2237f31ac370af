/** AS-06 (S003-15, agents and web shop). Amounts in Fen; 72 h run as 25 s, the 48 h more of a batch as 15 s, the 8 h of the plan as 20 s. */
import { expect, it } from '@jest/globals';
import { inOrder, type Recorded } from './case-record.fixture.js';

const BATCH = 'AS-06, a batch of 60';
const FEW = 'AS-06, 49 sporadic, plan and repair late';

export function electronicsAreKept(recorded: Recorded): void {
  it('AS-06 R17 R20 K11: 60 of a model on one day are a batch and need 分管副总 too; 49 do not', async () => {
    const approvers = async (name: string) => (await (await recorded(name)).facts('review')).map(({ by }) => by.role);
    expect([await approvers(BATCH), await approvers(FEW)]).toEqual([['after', 'vp'], ['after']]);
  });

  it('AS-06 T33 K08: the plan is due 8 h after it is asked for, and in time; late, 售后维修部 owes the reason', async () => {
    const [batch, few] = [await recorded(BATCH), await recorded(FEW)];
    const asked = await batch.task('plan');
    expect([asked.owner.role, (asked.dueAt ?? 0) - asked.openedAt, (await batch.clock('repair_plan'))?.state]).toEqual(['repair', 20_000, 'met']);
    expect((await few.rungs('repair_plan')).filter(([action]) => action !== 'remind')[0]).toEqual(['breach', 'repair', 0]);
    expect((await few.task('duty.reason')).owner.role).toBe('repair');
  });

  it('AS-06 T34: 72 h for a few, 120 h for a batch, from the repair order on; a batch is repaired by 生产', async () => {
    const [batch, few] = [await (await recorded(BATCH)).task('rework'), await (await recorded(FEW)).task('rework')];
    expect([batch, few].map(({ owner, dueAt, openedAt }) => [owner.role, (dueAt ?? 0) - openedAt])).toEqual([['prod', 40_000], ['repair', 25_000]]);
  });

  it('AS-06 T35: the repair is late: written notice to 售后服务部 is owed, it is escalated, and the repair still counts', async () => {
    const record = await recorded(FEW);
    expect((await record.rungs('rework')).filter(([action]) => action !== 'remind').slice(0, 2).map(([action, , after]) => [action, after])).toEqual([['breach', 0], ['escalate', 0]]);
    expect((await record.task('duty.lateNotice')).owner.role).toBe('repair');
    expect((await record.facts('duty')).map(({ payload }) => payload['duty'])).toEqual(expect.arrayContaining(['reason', 'lateNotice']));
    expect((await record.effects('notice-requested')).filter(({ text }) => text === 'limit_missed').flatMap(({ to }) => to.map(({ role }) => role))).toContain('after');
  });

  it('AS-06 R44 R49: 2 of 60 fail the quality check and go back to repair; every repair confirms its tests', async () => {
    const record = await recorded(BATCH);
    expect((await record.facts('reinspect')).map(({ payload }) => [payload['pass'], payload['fail']])).toEqual([['58', '2'], ['2', '0']]);
    const repairs = await record.facts('repair');
    expect(repairs.map(({ payload }) => payload['qtyDone'])).toEqual(['60', '2']);
    for (const { payload } of repairs) expect(payload['requires']).toEqual({ latest_hw_sw: true, complaint_point_test: true, hours: true, parts: true, cost: true });
  });

  it('AS-06 R31 K19: a batch’s new goods leave on 《销售单》 before the returned ones are here, and settle the exchange', async () => {
    const record = await recorded('AS-06, advance replacement');
    expect(inOrder(await record.times('review', 'supply_order', 'ship', 'arrive', 'receive', 'repair'))).toBe(true);
    expect((await record.facts('ship')).map(({ payload }) => payload['qty'])).toEqual(['60']);
  });

  it('AS-06 R26 K16: a power cord of 35.00 is missing from an agent’s return: 165.00 are proposed, booked and paid, before the goods are stocked', async () => {
    const record = await recorded('AS-06, a power cord is missing');
    expect((await record.effects('amount-proposed')).at(-1)).toMatchObject({ gross: 20_000, deductions: [{ code: 'parts', amount: 3_500 }], net: 16_500 });
    expect(record.answered('200.00 without the deduction')).toEqual([422, 'net']);
    expect((await record.facts('post', 'refund_paid')).map(({ payload }) => payload['net'] ?? payload['amount'])).toEqual([16_500, 16_500]);
  });
}
