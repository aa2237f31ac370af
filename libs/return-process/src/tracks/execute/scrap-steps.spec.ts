import { describe, expect, it } from '@jest/globals';
import { chain } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, goodsHere, judge, offering } from './goods-here.fixture.js';

const FORM = { formNo: 'BF-1', reasonCode: 'broken' };
const signs = (run: ReturnRun, when: string, level: number, verdict: string, staff: string) => run.does('scrap_approval', at(when), { gate: 'scrap', level, verdict }, { staff });

describe('报废', () => {
  it('R22: approved by 品质, 主管 and 总经理 in this order, before anything is scrapped', () => {
    const run = goodsHere({ ...offering(['SCRAP', 'REWORK']), approvals: { scrap: chain('redecide', ['qc', 'S000-15 §5.11'], ['qcHead', 'S000-15 §5.11'], ['gm', 'S000-15 §5.11']) } });
    judge(run, '04 10:00', ['4', 'SCRAP'], ['6', 'REWORK']);
    run.does('scrap_request', at('04 11:00'), { qty: '4', ...FORM }, { staff: 'e-fqc' });
    for (const [level, role] of [[1, 'qc'], [2, 'qcHead'], [3, 'gm']] as const) {
      expect(run.task('scrapApprove')).toMatchObject({ level, owner: { role } });
      signs(run, `04 1${level + 2}:00`, level, 'accept', `e-boss-${level}`);
    }
    expect(run.task('scrap')).toMatchObject({ openedAt: at('04 15:00'), lines: [{ qty: '4' }] });
  });

  it('R23: usable and scrap quantity are written apart and add up to what came (S001-20)', () => {
    const run = goodsHere(offering(['RESTOCK', 'SCRAP']), { qty: '30' });
    judge(run, '04 10:00', ['17', 'RESTOCK'], ['12', 'SCRAP']);
    judge(run, '04 10:10', ['19', 'RESTOCK'], ['12', 'SCRAP']);
    expect(run.state.anomalies).toMatchObject([{ kind: 'quantity_excess', count: 2 }]);
    judge(run, '04 10:20', ['18', 'RESTOCK'], ['12', 'SCRAP']);
    expect(run.goods()).toEqual({ RESTOCK: 18, SCRAP: 12 });
  });

  it('a part of it: the rest keeps its task; what is refused is judged again without scrap', () => {
    const run = goodsHere({ ...offering(['SCRAP', 'RETURN_TO_CUSTOMER']), approvals: { scrap: chain('redecide', ['qcHead', 'house']) } });
    judge(run, '04 10:00', ['10', 'SCRAP']);
    run.does('scrap_request', at('04 11:00'), { qty: '3', ...FORM });
    expect(run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort()).toEqual([['scrapApprove', '3'], ['scrapRequest', '7']]);
    signs(run, '04 12:00', 1, 'reject', 'e-head');
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['RETURN_TO_CUSTOMER']);
  });
});

describe('报废重量', () => {
  /** S003-15 §5.3.4: 报废申请单 with weights of 五金, 塑胶, 包材, 线材. */
  const S003_15: Partial<Patch> = {
    ...offering(['SCRAP', 'REWORK']), approvals: { scrap: chain('redecide', ['afterHead', 'S003-15 §5.3.4']) },
    fields: { weightByGroup: { zh: '分类重量', en: 'Weight by group' } },
    forms: { scrap: { zh: '报废申请单', en: 'Scrap request', gate: 'scrapRequest', fields: ['item', 'qty', 'reason', 'weightByGroup'], copies: ['after'] } },
  };
  const requested = (weightByGroup?: object): ReturnRun => {
    const run = goodsHere(S003_15);
    judge(run, '04 10:00', ['10', 'SCRAP']);
    run.does('scrap_request', at('04 11:00'), { qty: '10', ...FORM, ...(weightByGroup !== undefined && { weightByGroup }) });
    return run;
  };

  it('R56: weighed in four groups, or not applied for', () => {
    expect(requested({ metal: 1_250, plastic: 800, packing: 0, wire: 40 }).steps()).toEqual(['scrapApprove']);
    expect(requested({ metal: 1_250 }).steps()).toEqual(['scrapApprove']);
    for (const weights of [undefined, {}, { metal: 0, wire: 0 }]) expect(anomalies(requested(weights))).toEqual(['malformed']);
  });

  it('R56: not asked for by the form, not needed', () => {
    const run = goodsHere(offering(['SCRAP']));
    judge(run, '04 10:00', ['10', 'SCRAP']);
    run.does('scrap_request', at('04 11:00'), { qty: '10', ...FORM });
    expect(run.steps()).toEqual(['scrapApprove']);
  });
});
