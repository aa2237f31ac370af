/** AS-12 (S000-19): judged on the information, before the goods are there. */
import { expect, it } from '@jest/globals';
import { inOrder, type Recorded } from './case-record.fixture.js';

export function factoryStandardIsKept(recorded: Recorded): void {
  it('AS-12 K12 K19: 补货通知单 for 50 is with PMC before the goods arrive; nothing is reworked or scrapped before', async () => {
    const record = await recorded('AS-12');
    expect(await record.task('supplyOrder')).toMatchObject({ owner: { role: 'sales' }, lines: [{ qty: '50' }], menu: { form: { code: 'replenishNotice' } } });
    expect(await record.task('make')).toMatchObject({ owner: { role: 'pmc' }, desk: 'production', lines: [{ qty: '50' }] });
    expect(inOrder(await record.times('inspect', 'duty:anomaly', 'dispose', 'supply_order', 'arrive', 'receive', 'discrepancy', 'signoff', 'order', 'repair', 'reinspect'))).toBe(true);
    const [arrived = 0] = await record.times('arrive');
    expect([(await record.task('make')).openedAt < arrived, (await record.task('scrapRequest')).openedAt > arrived]).toEqual([true, true]);
  });

  it('AS-12 R23: 198 of 200 arrive: −2 comes off the rework, 责任分厂 signs for 198, PMC orders 148', async () => {
    const record = await recorded('AS-12');
    expect(await record.task('discrepancy')).toMatchObject({ lines: [{ qty: '2' }], notes: [{ code: 'short' }] });
    expect(await record.task('signoff')).toMatchObject({ owner: { role: 'branch', dept: 'PRODUCTION' } });
    expect([(await record.fact('signoff')).payload['qty'], (await record.fact('order')).payload['qty'], (await record.fact('repair')).payload['qtyDone']]).toEqual(['198', '148', '148']);
  });

  it('AS-12 R44: of 148 reworked 145 pass; 3 fail: no further round, scrap applied for by 生产, agreed by 品质 and 生产, by nobody twice', async () => {
    const record = await recorded('AS-12');
    expect(await record.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, lines: [{ qty: '3' }] });
    const requests = await record.facts('scrap_request');
    expect(requests.map(({ by, payload }) => [by.role, payload['qty']]).toSorted()).toEqual([['prod', '3'], ['prod', '50']]);
    const approvals = await record.facts('scrap_approval');
    for (const request of requests) {
      const ofIt = approvals.filter(({ scope }) => scope?.portion === request.scope?.portion);
      expect(ofIt.map(({ by }) => by.role).toSorted()).toEqual(['prod', 'qc']);
      expect(ofIt.map(({ by }) => by.staff)).not.toContain(request.by.staff);
    }
    expect((await record.facts('scrap')).map(({ payload }) => payload['qty']).toSorted()).toEqual(['3', '50']);
  });

  it('AS-12 R43: 145 are stocked, then 计划 is told, then 业务 sends the driver; 50 new ones are shipped', async () => {
    const record = await recorded('AS-12');
    expect([inOrder(await record.times('reinspect', 'duty:inspectionReport')), inOrder(await record.times('reinspect', 'stock_in', 'duty:tellPlanning', 'duty:tellSales'))]).toEqual([true, true]);
    expect([(await record.task('duty.tellPlanning')).owner.role, (await record.task('duty.tellSales')).owner.role]).toEqual(['keeper', 'pmc']);
    expect([(await record.fact('stock_in')).payload['qty'], (await record.fact('ship')).payload['qty']]).toEqual(['145', '50']);
    expect((await record.effects('notice-requested')).map(({ text }) => text)).toContain('completed_deliver');
  });

  it('AS-12 K03: the superior refuses: 业务员 hears it with the reason, nobody is asked for anything more', async () => {
    const record = await recorded('AS-12, the superior refuses');
    expect((await record.fact('review')).payload).toMatchObject({ verdict: 'reject', reasonCode: 'not-ours' });
    expect((await record.effects('notice-requested')).map(({ text, to }) => [text, to.map(({ role }) => role)])).toEqual([['return_rejected', ['sales']]]);
    expect(new Set((await record.effects('task-stated')).map(({ step }) => step))).toEqual(new Set(['approve']));
  });
}
