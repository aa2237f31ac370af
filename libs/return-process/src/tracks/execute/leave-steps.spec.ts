import { describe, expect, it } from '@jest/globals';
import { chain } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, bodies, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, goodsHere, judge, offering } from './goods-here.fixture.js';

const checked = (run: ReturnRun, when: string, pass: string, fail: string) => run.does('dispatch_check', at(when), { pass, fail });
const lines = (run: ReturnRun) => run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort();

describe('§4.4 refuse after receipt', () => {
  /** S001-18 §4.8 way 1: pack → OQC (fail → repack) → back to the customer. */
  const S001_18: Partial<Patch> = { ...offering(['RETURN_TO_CUSTOMER', 'SCRAP']), rework: { dispatchCheck: 'qc' }, loops: { repack: { max: 2, grant: 'qcHead' } } };
  const packed = (): ReturnRun => {
    const run = goodsHere(S001_18);
    judge(run, '04 10:00', ['10', 'RETURN_TO_CUSTOMER']);
    run.does('pack', at('04 11:00'), { qty: '10' });
    return run;
  };

  it('what fails the check is packed again, what passes leaves', () => {
    const run = packed();
    checked(run, '04 13:00', '6', '4');
    expect(lines(run)).toEqual([['pack', '4'], ['sendBack', '6']]);
    expect(run.task('pack').round).toBe(2);
    run.does('pack', at('04 14:00'), { qty: '4' });
    expect(run.task('dispatchCheck').menu).toMatchObject({ round: 2, roundsLeft: 0 });
  });

  it('at the bound a named person decides; without further rounds the goods go another way', () => {
    const run = packed();
    checked(run, '04 13:00', '0', '10');
    run.does('pack', at('04 14:00'), { qty: '10' });
    checked(run, '04 15:00', '0', '10');
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, menu: { loop: 'repack', round: 2 } });
    run.does('grant', at('04 16:00'), { loop: 'repack', rounds: 0, reasonCode: 'x' });
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['SCRAP']);
  });

  it('goods that must leave because the return was called off are packed again up to the bound, then they leave', () => {
    const run = goodsHere(S001_18);
    run.does('cancel', at('04 10:00'), { reasonCode: 'x' }, { task: null, role: 'csHead' });
    run.answer(at('04 10:10'));
    for (const hour of ['11', '13']) {
      run.does('pack', at(`04 ${hour}:00`), { qty: '10' });
      checked(run, `04 ${hour}:30`, '0', '10');
    }
    run.does('pack', at('04 15:00'), { qty: '10' });
    expect(run.steps()).toEqual(['sendBack']);
  });
});

describe('出库', () => {
  it('R51: nothing is sent before the sheet is approved: an act nobody asked for is a head’s to look at', () => {
    const run = goodsHere({ ...offering(['RETURN_TO_CUSTOMER', 'SCRAP']), approvals: { scrap: chain('redecide', ['qcHead', 'S001-20']) } });
    run.does('send_back', at('04 09:30'), { qty: '10', waybillRef: 'WB-1' }, { task: null, desk: 'warehouse', scope: { portion: 'p1' } });
    expect(run.goods()).toEqual({ undecided: 10 });
    run.tick(at('04 10:00'));
    expect(anomalies(run)).toEqual(['unauthorised_act']);
    expect(run.tasks().find(({ step }) => step === 'anomaly')?.owner.role).toBe('whHead');
  });

  it('R51: nothing leaves before its 出库单 is with finance', () => {
    const run = goodsHere({
      ...offering(['RETURN_TO_CUSTOMER']),
      duties: { sheet: { zh: '出库单交财务', en: 'Delivery note to finance', by: 'keeper', after: 'pack', before: 'sendBack', per: 'portion', clause: 'S001-20 (R51)' } },
    });
    judge(run, '04 10:00', ['10', 'RETURN_TO_CUSTOMER']);
    run.does('pack', at('04 11:00'), { qty: '10' });
    expect(run.steps()).toEqual(['duty.sheet']);
    run.does('duty', at('04 12:00'), { duty: 'sheet' });
    expect(run.steps()).toEqual(['sendBack']);
  });
});

describe('§4.4 supplier claim', () => {
  it('each part handed over asks for its own claim (S000-09)', () => {
    const run = goodsHere(offering(['RETURN_TO_SUPPLIER', 'RESTOCK']));
    judge(run, '04 10:00', ['6', 'RETURN_TO_SUPPLIER'], ['4', 'RESTOCK']);
    expect(run.task('toSupplier').owner.role).toBe('buyer');
    run.does('to_supplier', at('05 10:00'), { qty: '2', claimId: 'SC-1' });
    const rest = run.does('to_supplier', at('06 10:00'), { qty: '4', claimId: 'SC-2' });
    expect(bodies(run.effects, 'link-requested')).toMatchObject([
      { kind: 'supplierClaim', ref: 'SC-1', step: 'toSupplier', lines: [{ line: 1, item: 'PUMP-40', qty: '2' }] },
      { kind: 'supplierClaim', ref: 'SC-2', lines: [{ qty: '4' }] },
    ]);
    expect(new Set(bodies(run.effects, 'link-requested').map(({ linkId }) => linkId)).size).toBe(2);
    expect(bodies(rest, 'status-stated')[0]?.lines[0]?.portions.map(({ goods, place }) => [goods, place])).toContainEqual(['RETURN_TO_SUPPLIER', 'to_supplier']);
  });
});
