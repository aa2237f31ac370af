/** AS-01 and AS-03 (S000-03, paint): what the procedure says of papers, signatures, amounts and clocks. Amounts in Fen. */
import { expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import { inOrder, type Recorded } from './case-record.fixture.js';

export function paintIsKept(recorded: Recorded): void {
  it('AS-01 K03: 区域经理, 部门主管, 公司 sign in this order; 公司 before 部门主管 is refused and leaves no trace', async () => {
    const record = await recorded('AS-01');
    expect((await record.facts('review')).map(({ by, payload, outcome }) => [by.role, payload['level'], outcome])).toEqual([['area', 1, 'applied'], ['deptHead', 2, 'applied'], ['company', 3, 'applied']]);
    expect([record.answered('公司 before 区域经理')[0], record.answered('公司 before 部门主管')[0]]).toEqual([403, 422]);
  });

  it('AS-01 R09 K15: the freight is the customer’s, and the instruction says so', async () => {
    const record = await recorded('AS-01');
    expect((await record.task('instruct')).menu.freight).toMatchObject({ payer: 'customer', clause: 'S000-03 §1 (R09)' });
    expect((await record.fact('instruct')).payload).toMatchObject({ freightPayer: 'customer' });
  });

  it('AS-01 R03: a processing report without batch number on a line is refused; what is kept has one on every line', async () => {
    const record = await recorded('AS-01');
    const [status, path] = record.answered('report without batch number');
    expect([status, path]).toEqual([422, expect.stringContaining('lines.1')]);
    const { payload } = await record.fact('receive');
    expect((payload['lines'] as { fields: { batchNo: string } }[]).map(({ fields }) => fields.batchNo)).toEqual(['B1', 'B2', 'B3']);
  });

  it('AS-01 T04 K06: the 退货单 is the keeper’s, with its form, and met its limit from 验收 on', async () => {
    const record = await recorded('AS-01');
    expect(await record.task('duty.slip')).toMatchObject({ owner: { role: 'keeper' }, menu: { form: { code: 'slip' } } });
    const [received = 0] = await record.times('receive');
    expect(await record.clock('return_slip')).toMatchObject({ state: 'met', startedAt: received, owner: { role: 'keeper' } });
  });

  it('AS-01 K13: 技术, 生产 and 品管 sign one judgement, each once', async () => {
    const record = await recorded('AS-01');
    const signed = await record.facts('dispose');
    expect(signed.map(({ payload }) => payload['signerRole']).toSorted()).toEqual(['eng', 'prod', 'qc']);
    expect(new Set(signed.map(({ payload }) => JSON.stringify(payload['lines']))).size).toBe(1);
    expect(new Set(signed.map(({ by }) => by.staff)).size).toBe(3);
  });

  it('AS-01 R09 R10 K16: 10 × 200.00 = 2,000.00; half-empty and expired 0.00; less 15 % = 300.00; 1,700.00, with the reasons in words', async () => {
    const record = await recorded('AS-01');
    expect((await record.effects('amount-proposed')).at(-1)).toMatchObject({
      gross: 200_000, deductions: [{ code: 'packLoss', amount: 30_000 }], net: 170_000, lines: [{ line: 1, net: 170_000 }, { line: 2, net: 0 }, { line: 3, net: 0 }],
    });
    const { because } = await record.read<{ because: unknown }>('finance', '/settlements/{returnNo}/explanation', 'e-paint-fin');
    expect(because).toMatchObject({ rule: 'net', result: 170_000, because: [{ rule: 'value', result: 200_000 }, { rule: 'deduction.packLoss', result: 30_000, clause: 'S000-03 §1 (R09)', inputs: { bps: 1500 } }] });
  });

  it('AS-01 R21 K18: slip, three originals, 财务, 副总, 冲减应收, the customer is told 1,700.00: in this order, and nothing before', async () => {
    const record = await recorded('AS-01');
    expect(inOrder(await record.times('duty:slip', 'duty:originals', 'audit', 'settlement_approval', 'post', 'tell'))).toBe(true);
    expect((await record.facts('audit', 'settlement_approval', 'post', 'tell')).map(({ by, payload }) => [by.role, payload['net'] ?? payload['amount'] ?? payload['verdict']])).toEqual([['fin', 170_000], ['vp', 'accept'], ['acct', 170_000], ['acct', 170_000]]);
    expect(record.answered('audit without the originals')[0]).toBe(422);
    expect(record.answered('posted before 副总')[0]).toBeGreaterThanOrEqual(400);
    const settlement = await record.read<{ papers: { code: string; state: string }[]; account: object; postings: { state: string }[] }>('finance', '/settlements/{returnNo}', 'e-paint-fin');
    expect(settlement).toMatchObject({ account: { approved: 170_000, posted: 170_000, paid: 0 } });
    expect(settlement.papers.map(({ code, state }) => [code, state]).toSorted()).toEqual([['report', 'original'], ['request', 'original'], ['slip', 'original']]);
    expect(settlement.postings.map(({ state }) => state)).toEqual(['booked']);
  });

  it('AS-01 R13 R14: every can is looked at before recovery; relabelled under a new certificate, registered and stocked', async () => {
    const record = await recorded('AS-01');
    expect([inOrder(await record.times('duty:eyeCheck', 'treat', 'stock_in')), inOrder(await record.times('treat', 'duty:register'))]).toEqual([true, true]);
    expect((await record.task('duty.eyeCheck')).owner.role).toBe('craft');
    expect((await record.fact('treat')).payload).toEqual({ qty: '10', certificateNo: 'HG-2025-1' });
    expect((await record.facts('scrap')).map(({ payload }) => payload['qty']).toSorted()).toEqual(['2', '4']);
  });

  it('AS-03 T05: 仓管员 is reminded twice on the way, at the limit it is late and escalated once to his head', async () => {
    const rungs = await (await recorded('AS-03')).rungs('inspection');
    expect(rungs.filter(([action]) => action === 'remind').map(([, role, after]) => [role, after < 0])).toEqual([['keeper', true], ['keeper', true]]);
    expect(rungs.filter(([action]) => action !== 'remind')).toEqual([['breach', 'keeper', 0], ['escalate', 'whHead', 0]]);
  });

  it('AS-03 T05: the late result is accepted, its lateness kept, and it goes on to 判定; one late inspection counts', async () => {
    const record = await recorded('AS-03');
    const [inspected = 0, judged = 0] = await record.times('inspect', 'dispose');
    const clock = await record.clock('inspection');
    expect((await record.fact('inspect')).outcome).toBe('applied');
    expect(clock).toMatchObject({ state: 'late', metAt: inspected });
    expect([inspected > (clock?.dueAt ?? Number.NaN), judged > inspected, record.played.status.breaches]).toEqual([true, true, ['inspection']]);
  });

  it('AS-03: his head is on leave, so that who stands in for him is rung, and not he', async () => {
    const record = await recorded('AS-03');
    expect([record.answered('substitute')[0], record.answered('leave')[0]]).toEqual([200, 200]);
    await eventually('the substitute’s notice', async () => (await record.noticesOf('e-paint-prodhead')).includes('escalate'));
    expect((await record.noticesOf('e-paint-whhead')).filter((kind) => kind === 'escalate')).toEqual([]);
  });
}
