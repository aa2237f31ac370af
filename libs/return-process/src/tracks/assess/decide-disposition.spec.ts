import { describe, expect, it } from '@jest/globals';
import { row, table } from '../../policy/profiles/notation.js';
import type { Chain, Patch } from '../../policy/types.js';
import { at, bodies, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, arrived, goodsOffered, instructed, judged, runUnder } from '../short-run.fixture.js';

const chainOf = (onReject: Chain['onReject'], ...roles: string[]): Chain => ({ mode: 'serial', onReject, empty: 'invalid', levels: roles.map((role) => ({ role, clause: 'S001-02' })) });
const asked = (run: ReturnRun, step: string) => run.tasks().filter((task) => task.step === step && task.state === 'open').map(({ level, owner }) => `${level} ${owner.role}`);
const signs = (run: ReturnRun, when: string, level: number, staff: string, ...parts: object[]) =>
  run.does('dispose', at(when), judged(...parts), { task: run.tasks().find((task) => task.step === 'dispose' && task.level === level && task.state === 'open')?.taskId ?? null, staff });

describe('several sign one judgement (S000-03: 技术, 生产, 品管)', () => {
  const joint = () => arrived(instructed(runUnder({ disposition: { by: { mode: 'joint', roles: ['eng', 'prod', 'qc'] } } })));
  const SCRAP = { qty: '10', goods: 'SCRAP' };

  it('K13: nothing is decided before the last has signed the same', () => {
    const run = joint();
    expect(asked(run, 'dispose')).toEqual(['1 eng', '2 prod', '3 qc']);
    signs(run, '04 11:00', 2, 'e-prod', { qty: '4', goods: 'SCRAP' }, { qty: '6', goods: 'REWORK' });
    expect(run.task('dispose').menu.proposal).toEqual([{ line: 1, portions: [{ qty: '4', goods: 'SCRAP', remedy: 'NONE' }, { qty: '6', goods: 'REWORK', remedy: 'NONE' }] }]);
    // the same in another order
    signs(run, '04 11:10', 1, 'e-eng', { qty: '6', goods: 'REWORK' }, { qty: '4', goods: 'SCRAP' });
    expect([run.goods(), asked(run, 'dispose')]).toEqual([{ undecided: 10 }, ['3 qc']]);
    signs(run, '04 11:20', 3, 'e-qc', { qty: '4', goods: 'SCRAP' }, { qty: '6', goods: 'REWORK' });
    expect(run.goods()).toEqual({ SCRAP: 4, REWORK: 6 });
  });

  it('one person is one signer (I14)', () => {
    const run = joint();
    signs(run, '04 11:00', 1, 'e-eng', SCRAP);
    signs(run, '04 11:10', 2, 'e-eng', SCRAP);
    expect([anomalies(run), asked(run, 'dispose')]).toEqual([['not_permitted'], ['2 prod', '3 qc']]);
  });

  it('who judges otherwise sends all round again; after three rounds management decides alone', () => {
    const run = joint();
    for (const [round, hour] of [[1, '11'], [2, '12'], [3, '13']] as const) {
      signs(run, `04 ${hour}:00`, 1, 'e-eng', SCRAP);
      signs(run, `04 ${hour}:10`, 2, 'e-prod', { qty: '10', goods: 'REWORK' });
      run.answer(at(`04 ${hour}:20`));
      expect(run.task('dispose').round).toBe(round + 1);
      expect(run.goods()).toEqual({ undecided: 10 });
    }
    expect(asked(run, 'dispose')).toEqual(['9 gm']);
    signs(run, '04 15:00', 9, 'e-gm', SCRAP);
    expect([run.goods(), anomalies(run)]).toEqual([{ SCRAP: 10 }, []]);
  });
});

describe('a judgement that is approved (S001-02: 总经理)', () => {
  const proposed = (onReject: Chain['onReject'], remedy = 'NONE') => {
    const run = arrived(instructed(runUnder({ approvals: { disposition: chainOf(onReject, 'gm') } })));
    run.does('dispose', at('04 11:00'), judged({ qty: '4', goods: 'SCRAP', remedy }, { qty: '6', goods: 'REWORK' }), { staff: 'e-judge' });
    return run;
  };
  const verdict = (run: ReturnRun, when: string, says: string, level = 1) => run.does('disposition_approval', at(when), { gate: 'disposition', level, verdict: says }, { staff: 'e-gm' });

  it('K03: is carried out only once the chain has accepted it, and never by its judge', () => {
    const run = proposed('redecide', 'REPLENISH');
    expect([run.steps(), run.goods(), run.task('disposeApprove').menu.notBy]).toEqual([['disposeApprove'], { undecided: 10 }, ['e-applicant', 'e-judge']]);
    verdict(run, '04 12:00', 'accept');
    expect(run.goods()).toEqual({ SCRAP: 4, REWORK: 6 });
    expect(run.steps().sort()).toEqual(['rework', 'scrapRequest', 'supplyOrder']);
  });

  it('refused, it is judged again; a single outcome is struck off', () => {
    const mixed = proposed('redecide');
    verdict(mixed, '04 12:00', 'reject');
    expect([mixed.steps(), goodsOffered(mixed)]).toEqual([['dispose'], ['REWORK', 'RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER']]);
    mixed.does('dispose', at('04 13:00'), judged({ qty: '10', goods: 'SCRAP' }), { staff: 'e-judge' });
    verdict(mixed, '04 14:00', 'reject');
    expect(goodsOffered(mixed)).toEqual(['REWORK', 'RESTOCK', 'RETURN_TO_CUSTOMER']);
  });

  it('what is judged again says which outcome failed, and where', () => {
    const run = arrived(instructed(runUnder({ approvals: { scrap: chainOf('redecide', 'gm') } })));
    run.does('dispose', at('04 11:00'), judged({ qty: '10', goods: 'SCRAP' }));
    run.does('scrap_request', at('04 11:30'), { qty: '10', formNo: 'F1', reasonCode: 'r' });
    run.does('scrap_approval', at('04 12:00'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-gm' });
    expect(run.task('redecide').notes).toEqual([{ code: 'struck_SCRAP', zh: '已排除：报废（报废审批未通过）', en: 'Struck off: Scrap (failed at: Scrap approval)' }]);
  });

  it('`previous` asks again without striking anything off; after the bound management’s refusal sends the goods back', () => {
    const run = proposed('previous');
    for (const hour of ['12', '13', '14']) {
      verdict(run, `04 ${hour}:00`, 'reject');
      expect(goodsOffered(run)).toContain('SCRAP');
      run.does('dispose', at(`04 ${hour}:30`), judged({ qty: '10', goods: 'SCRAP' }), { staff: 'e-judge' });
    }
    verdict(run, '04 16:00', 'reject', 9);
    expect(run.goods()).toEqual({ RETURN_TO_CUSTOMER: 10 });
  });
});

describe('rules decide (P14)', () => {
  const S002_01: Partial<Patch> = { inspection: { mode: 'receipt' }, outcomes: { goods: ['RESTOCK', 'SCRAP'], remedies: ['NONE'] },
    disposition: { by: { mode: 'rules', roles: ['logi'] }, remedies: table(['NONE']), rules: table({ allow: ['RESTOCK', 'SCRAP'] }, row({ resaleable: true }, { allow: ['RESTOCK'] }, 'S002-01'), row({ resaleable: false }, { allow: ['SCRAP'] }, 'S002-01')) } };
  it('by themselves when one choice is left; otherwise the person is asked', () => {
    const found = (attrs: object) => arrived(instructed(runUnder(S002_01)), '10', {}, { attrs });
    expect([found({ resaleable: true }).goods(), found({ resaleable: true }).steps()]).toEqual([{ RESTOCK: 10 }, ['stockIn']]);
    expect(found({ resaleable: false }).goods()).toEqual({ SCRAP: 10 });
    expect(found({}).task('dispose').owner.role).toBe('logi');
  });
});

describe('K12: the moment of the judgement', () => {
  it('AS-12: S000-19 judges on the information; supplies start at once, 198 of 200 arrive and rework is what is missing', () => {
    const run = runUnder({ inspection: { mode: 'step', at: 'before_receipt' }, disposition: { at: 'before_receipt' }, rework: { order: 'pmc' }, receipt: { shortfallFrom: ['REWORK', 'SCRAP'] } }, { qty: '200' });
    expect(run.steps().sort()).toEqual(['inspect', 'instruct']);
    run.does('inspect', at('03 09:30'), { method: 'full', lines: [{ line: 1, sample: '200', passed: '0', failed: '200' }] });
    run.does('dispose', at('03 09:40'), judged({ qty: '150', goods: 'REWORK' }, { qty: '50', goods: 'SCRAP', remedy: 'REPLENISH' }));
    // 补货通知单 for 50 before anything has arrived
    expect(run.task('supplyOrder').lines).toMatchObject([{ qty: '50' }]);
    expect(run.steps()).not.toContain('order');
    arrived(instructed(run), '198');
    run.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'counted' });
    expect(run.goods()).toEqual({ REWORK: 148, SCRAP: 50, NOT_SENT: 2 });
    expect(run.task('order').lines).toMatchObject([{ qty: '148' }]);
  });

  it('what was to be replaced and never came is owed no more', () => {
    const run = runUnder({ disposition: { at: 'before_receipt' }, receipt: { shortfallFrom: ['SCRAP'] } }, { qty: '10' });
    run.does('dispose', at('03 09:40'), judged({ qty: '10', goods: 'SCRAP', remedy: 'REPLENISH' }));
    arrived(instructed(run), '7');
    run.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '3', result: 'not_sent' }], reasonCode: 'counted' });
    expect(run.task('supplyOrder').lines).toMatchObject([{ qty: '7' }]);
  });

  it('before the return: the goods are sent only once it is decided that they come (S001-03)', () => {
    const run = runUnder({ disposition: { at: 'before_return' }, outcomes: { goods: ['KEEP', 'REWORK', 'SCRAP'] } });
    expect(run.steps()).toEqual(['dispose']);
    run.does('dispose', at('03 09:40'), judged({ qty: '4', goods: 'KEEP' }, { qty: '6', goods: 'REWORK' }));
    expect(run.task('instruct').lines).toMatchObject([{ qty: '6' }]);
    const kept = runUnder({ disposition: { at: 'before_return' }, outcomes: { goods: ['KEEP', 'REWORK', 'SCRAP'] } });
    kept.does('dispose', at('03 09:40'), judged({ qty: '10', goods: 'KEEP' }));
    expect(kept.state.result).toBe('completed');
  });

  it('a surplus that is accepted after the judgement is judged by itself (I6)', () => {
    const run = runUnder({ disposition: { at: 'before_receipt' } });
    run.does('dispose', at('03 09:40'), judged({ qty: '10', goods: 'SCRAP' }));
    arrived(instructed(run), '12');
    run.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '2', result: 'accept_extra' }], reasonCode: 'counted' });
    expect(run.task('redecide').lines).toMatchObject([{ qty: '2' }]);
  });
});

describe('meeting and responsibility', () => {
  it('R50: a serious return is discussed before it is judged, another is not (S000-15)', () => {
    const policy: Partial<Patch> = { review: { meeting: { by: 'qc', when: { severity: { in: ['serious', 'incident'] } } } }, disposition: { by: { mode: 'meeting', roles: ['qcHead'] } } };
    expect(arrived(instructed(runUnder(policy, { attrs: { severity: 'minor' } }))).steps()).toEqual(['dispose']);
    const serious = arrived(instructed(runUnder(policy, { attrs: { severity: 'serious' } })));
    expect(serious.steps()).toEqual(['meet']);
    serious.does('conclude', at('04 11:00'), { attendantRoles: ['qc', 'prod'], conclusionCode: 'rework-all', decides: true });
    expect(serious.task('dispose').owner.role).toBe('qcHead');
  });

  const COO: Partial<Patch> = { causes: { slow_sale: { zh: '销售呆滞', en: 'Slow sale' }, production: { zh: '生产', en: 'Production' }, force: { zh: '不可抗力', en: 'Force majeure' }, material: { zh: '材料', en: 'Material' } },
    responsibility: { by: 'gm', bearer: table('company', row({ cause: 'slow_sale' }, 'sales', 'S001-05'), row({ cause: 'production' }, 'production', 'S001-05')), penalty: 'fine', supplierNotice: { cause: 'material' } } };
  const held = () => arrived(instructed(runUnder(COO)));
  const says = (run: ReturnRun, fault: string, cause: string, bearer: string, more: object = {}) => run.does('responsibility', at('04 11:00'), { fault, cause, unitCode: 'U1', bearer, ...more });

  it('R39: slow sale → sales, quality → production; what the table leaves open the company decides', () => {
    const run = held();
    expect(run.steps()).toEqual(['responsible']);
    says(run, 'customer', 'slow_sale', 'production');
    expect(anomalies(run)).toEqual(['outcome_not_allowed']);
    says(run, 'customer', 'slow_sale', 'sales');
    expect(run.state.responsibility).toMatchObject({ bearer: 'sales', clause: 'S001-05' });
    expect(run.steps()).toContain('dispose');
    const open = held();
    says(open, 'none', 'force', 'anybody');
    expect(open.state.responsibility).toMatchObject({ bearer: 'anybody', clause: 'house' });
  });

  it('R40: an own fault needs its fine, material at fault is told to the supplier (S000-06)', () => {
    const run = held();
    says(run, 'own', 'production', 'production');
    expect(anomalies(run)).toEqual(['malformed']);
    says(run, 'own', 'production', 'production', { assessment: { code: 'fine-50' } });
    expect(run.state.responsibility?.assessment).toBe('fine-50');
    expect(bodies(says(held(), 'supplier', 'material', 'company'), 'link-requested')).toMatchObject([{ kind: 'supplierClaim' }]);
  });
});
