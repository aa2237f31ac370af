import { describe, expect, it } from '@jest/globals';
import { days, row, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { goodsHere, judge, offering } from './goods-here.fixture.js';

const PLAN = { feasible: true, differs: false, hours: 4, parts: [] };
/** S003-13 §4: own fault and precise dimensions → engineering's plan and a first article, else production alone. */
const NEEDS_ENGINEERING = { fault: 'own' as const, preciseDimensions: true };
const S003_13: Partial<Patch> = {
  ...offering(['REWORK', 'SCRAP'], ['REPAIR_RETURN', 'NONE']),
  rework: { plan: { by: 'eng', when: NEEDS_ENGINEERING }, order: 'pmc', firstArticle: { by: 'qc', when: NEEDS_ENGINEERING }, reinspect: null }, loops: { rework: { max: 2, grant: 'qcHead' } },
};
function reworks(part: Partial<Patch>, attrs: object = {}): ReturnRun {
  const run = goodsHere(part);
  for (const line of run.state.lines) Object.assign(line.attrs, attrs);
  judge(run, '04 10:00', ['10', 'REWORK', 'REPAIR_RETURN']);
  return run;
}
const OWN = { fault: 'own', preciseDimensions: true };

describe('返修方案 and 首件', () => {
  it('R46: own fault and precise dimensions: plan, order, first article, and only then the batch', () => {
    const run = reworks(S003_13, OWN);
    expect(run.task('plan').owner.role).toBe('eng');
    run.does('plan', at('04 14:00'), PLAN);
    run.does('order', at('04 15:00'), { orderNo: 'MO-1', qty: '10', priority: false });
    expect(run.steps()).toEqual(['firstArticle']);
    run.does('first_article', at('05 09:00'), { ok: true });
    expect(run.task('rework')).toMatchObject({ openedAt: at('05 09:00'), lines: [{ qty: '10' }] });
  });

  it.each([{ fault: 'customer', preciseDimensions: true }, { fault: 'own', preciseDimensions: false }, {}])('R46: %j: production alone', (attrs) => {
    const run = reworks(S003_13, attrs);
    run.does('order', at('04 15:00'), { orderNo: 'MO-1', qty: '10', priority: false });
    expect(run.steps()).toEqual(['rework']);
  });

  it('R46: a first article that is not right sends the plan round again, a bounded number of times', () => {
    const run = reworks(S003_13, OWN);
    run.does('plan', at('04 14:00'), PLAN);
    run.does('order', at('04 15:00'), { orderNo: 'MO-1', qty: '10', priority: false });
    run.does('first_article', at('05 09:00'), { ok: false });
    expect(run.steps()).toEqual(['plan']);
    run.does('plan', at('05 10:00'), PLAN);
    expect(run.task('firstArticle')).toMatchObject({ round: 2, menu: { roundsLeft: 0 } });
    run.does('first_article', at('05 11:00'), { ok: false });
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, menu: { loop: 'rework' } });
    run.does('grant', at('05 12:00'), { loop: 'rework', rounds: 0, reasonCode: 'hopeless' });
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['SCRAP']);
  });

  it('R48: not feasible: judged again without rework', () => {
    const run = reworks(S003_13, OWN);
    run.does('plan', at('04 14:00'), { ...PLAN, feasible: false });
    expect([run.steps(), run.goods()]).toEqual([['redecide'], { undecided: 10 }]);
  });
});

describe('§4.4 renegotiation when the actual repair differs', () => {
  const offered = offering(['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], ['REPAIR_RETURN', 'NONE']);
  const S003_14: Partial<Patch> = {
    ...offered, disposition: { ...offered.disposition, charge: table('free', row({ warranty: 'out' }, 'quote', 'S003-14 §一.1')) },
    rework: { plan: { by: 'after', when: {} }, order: 'pmc', reinspect: null }, loops: { proposal: { max: 2, grant: 'salesHead' } },
    ask: { fee: { on: true, by: 'after', timeout: days(5), onTimeout: 'escalate', clause: 'S003-14 §四.2 (R48)' } },
  };
  const QUOTE = { fee: 8_800, parts: [] };

  it('R48: a plan that differs is quoted and confirmed before anything is ordered, though the repair was free', () => {
    const run = reworks(S003_14, { warranty: 'in' });
    expect(run.steps()).toEqual(['plan']);
    run.does('plan', at('04 14:00'), { ...PLAN, differs: true });
    expect(run.steps()).toEqual(['quote']);
    run.does('quote', at('04 15:00'), QUOTE);
    run.does('customer_reply', at('05 09:00'), { about: 'fee', answer: 'accept' });
    expect(run.steps()).toEqual(['order']);
  });

  it('R48: refused, the goods go another way', () => {
    const run = reworks(S003_14, { warranty: 'in' });
    run.does('plan', at('04 14:00'), { ...PLAN, differs: true });
    run.does('quote', at('04 15:00'), QUOTE);
    run.does('customer_reply', at('05 09:00'), { about: 'fee', answer: 'refuse' });
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['SCRAP', 'RETURN_TO_CUSTOMER']);
  });

  it('R48: found while repairing: what is done goes on, the rest waits for the new agreement', () => {
    const run = reworks(S003_14, { warranty: 'in' });
    run.does('plan', at('04 14:00'), PLAN);
    run.does('order', at('04 15:00'), { orderNo: 'MO-1', qty: '10', priority: false });
    run.does('repair', at('05 10:00'), { qtyDone: '3', qtyUnrepairable: '1', differs: true, hours: 3, material: [] });
    const tasks = run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort();
    expect(tasks).toEqual([['pack', '3'], ['quote', '6'], ['redecide', '1']]);
    run.does('quote', at('05 11:00'), QUOTE);
    run.does('customer_reply', at('05 12:00'), { about: 'fee', answer: 'accept' });
    expect(run.task('rework')).toMatchObject({ round: 2, lines: [{ qty: '6' }] });
    run.does('repair', at('05 13:00'), { qtyDone: '0', qtyUnrepairable: '0', differs: true, hours: 3, material: [] });
    expect(run.tasks().filter(({ step }) => step === 'loopLimit')).toMatchObject([{ owner: { role: 'salesHead' }, menu: { loop: 'proposal' }, lines: [{ qty: '6' }] }]);
  });

  it('R48: nothing left that could differ: the fact is not applied', () => {
    const run = reworks(S003_14, { warranty: 'in' });
    run.does('plan', at('04 14:00'), PLAN);
    run.does('order', at('04 15:00'), { orderNo: 'MO-1', qty: '10', priority: false });
    run.does('repair', at('05 10:00'), { qtyDone: '10', qtyUnrepairable: '0', differs: true, hours: 3, material: [] });
    expect(run.state.anomalies.map(({ kind }) => kind)).toEqual(['malformed']);
    expect(run.task('rework').lines).toMatchObject([{ qty: '10' }]);
  });
});
