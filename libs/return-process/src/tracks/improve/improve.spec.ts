import { describe, expect, it } from '@jest/globals';
import { judged, opened, stocked } from '../../changed-policy.fixture.js';
import { days, hours, sla } from '../../policy/profiles/notation.js';
import { at, bodies, PIECES, registration, type ReturnRun } from '../../return-run.fixture.js';

const DOC = '00000000-0000-4000-8000-0000000000aa';
const report = (run: ReturnRun, when: string) => run.does('improve', at(when), { kind: '8d', reportRef: DOC, actions: ['a1'] });

describe('改善报告 and 效果确认', () => {
  const WITH = { review: { report: { by: 'prod', kind: '8d' }, effect: { by: 'qc' } } };

  it('T20: the report is asked for when all is judged, and its three days run from the judgement', () => {
    const run = judged(opened({ ...WITH, sla: { corrective: sla('三天内整改方案', 'Plan within 3 days', days(3), 'dispose', 'improve', 'prod', 'S001-08 §1.5') } }));
    expect(run.task('improve')).toMatchObject({ owner: { role: 'prod' }, openedAt: at('03 11:00'), dueAt: at('06 11:00'), menu: { results: ['8d'], round: 1, roundsLeft: 3 } });
    report(run, '06 10:59');
    expect(run.clock('corrective').state).toBe('met');
  });

  it.each([['minor', false], ['serious', true]] as const)('P17: a report for serious cases only: %s', (severity, asked) => {
    const run = judged(opened({ review: { report: { by: 'prod', kind: '8d', when: { severity: 'serious' } }, effect: { by: 'qc' } } }, registration([PIECES], { severity })));
    expect(run.steps().includes('improve')).toBe(asked);
  });

  it('P17: the effect is checked, and the customer told, only of the outcomes the policy names', () => {
    const repaired = { goods: 'REWORK' as const };
    const run = stocked(opened({ review: { report: { by: 'prod', kind: '8d' }, effect: { by: 'qc', when: repaired }, toCustomer: { by: 'sales', form: 'complaint', when: repaired } } }));
    report(run, '03 13:00');
    expect([run.goods()['REWORK'], run.state.result]).toEqual([undefined, 'completed']);
    const scrapped = stocked(opened({ review: { report: { by: 'prod', kind: '8d' }, effect: { by: 'qc', when: { goods: { notIn: ['REWORK'] } } } } }));
    report(scrapped, '03 13:00');
    expect(scrapped.steps()).toEqual(['effect']);
  });

  it('is of the kind the policy asks for', () => {
    const run = judged(opened(WITH));
    run.does('improve', at('03 12:00'), { kind: 'analysis', reportRef: DOC, actions: [] });
    expect(run.state.anomalies).toMatchObject([{ kind: 'outcome_not_allowed', step: 'improve' }]);
    expect(run.steps()).toContain('improve');
  });

  it('NG goes back to whoever reported it, OK lets the return close', () => {
    const run = stocked(opened(WITH));
    report(run, '03 13:00');
    run.does('effect_check', at('04 09:00'), { ok: false, reasonCode: 'still_there' });
    expect(run.task('improve')).toMatchObject({ round: 2, openedAt: at('04 09:00'), menu: { round: 2 } });
    report(run, '05 09:00');
    run.does('effect_check', at('06 09:00'), { ok: true });
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('06 09:00') });
  });

  it('NG beyond the bound is a named person’s: more rounds, or it stands as it is', () => {
    const ngTwice = (): ReturnRun => {
      const run = stocked(opened({ ...WITH, loops: { effect: { max: 1, grant: 'qcHead' } } }));
      for (const day of ['04', '05']) {
        report(run, `${day} 09:00`);
        run.does('effect_check', at(`${day} 10:00`), { ok: false });
      }
      return run;
    };
    const more = ngTwice();
    expect(more.steps()).toEqual(['effectLimit']);
    expect(more.task('effectLimit')).toMatchObject({ owner: { role: 'qcHead' }, menu: { loop: 'effect' } });
    more.does('grant', at('05 11:00'), { loop: 'effect', rounds: 1, reasonCode: 'r' });
    expect(more.task('improve')).toMatchObject({ round: 3, openedAt: at('05 11:00') });
    const none = ngTwice();
    none.does('grant', at('05 11:00'), { loop: 'effect', rounds: 0, reasonCode: 'r' });
    expect(none.state).toMatchObject({ result: 'completed', closedAt: at('05 11:00') });
  });

  it('that belongs to the complaint is asked of it by link, and the return closes without (S000-17)', () => {
    const run = judged(opened({ review: { home: { complaint: 'S000-17c@1' }, report: { by: 'prod', kind: '8d' }, effect: { by: 'qc' } } }));
    expect(bodies(run.effects, 'link-requested')).toMatchObject([{ kind: 'complaint', linkId: 'case/complaint', ref: 'S000-17c.1', step: 'improve' }]);
    run.does('stock_in', at('03 12:00'), { qty: '12', storeCode: 'S1' });
    expect(run.state.result).toBe('completed');
  });

  it('a return that began with a complaint asks for no second one', () => {
    const run = opened({ review: { home: { complaint: 'S000-17c@1' } } });
    run.does('link', at('03 09:01'), { kind: 'complaint', id: 'CP-7', state: 'open', results: [], version: 1 }, { task: null });
    judged(run);
    expect(bodies(run.effects, 'link-requested')).toEqual([]);
    expect(run.state.links).toMatchObject([{ id: 'CP-7', kind: 'complaint', state: 'open' }]);
  });
});

describe('报告发出 and 客户确认', () => {
  const RMA = {
    review: { report: { by: 'qc', kind: '8d' }, toCustomer: { by: 'sales', form: 'rma' } },
    forms: { rma: { zh: '答复报告', en: 'RMA report', gate: 'report', fields: ['item'], copies: [] } },
    ask: { ack: { on: true, by: 'sales', timeout: { natural: 45 * 1440 }, onTimeout: 'deem_accepted', clause: 'S001-18 §4.9' } },
  };
  const sent = (): ReturnRun => {
    const run = stocked(opened(RMA));
    report(run, '04 09:00');
    expect(run.task('report')).toMatchObject({ owner: { role: 'sales' }, menu: { form: { code: 'rma' } } });
    run.does('report_sent', at('04 10:00'), { formNo: 'RMA-1' });
    return run;
  };

  it('R52 T25: 45 days of silence after the report are agreement, and the return closes then', () => {
    const run = sent();
    expect(run.task('ack')).toMatchObject({ openedAt: at('04 10:00'), dueAt: at('04 10:00') + 45 * 86_400_000, menu: { about: 'ack', silence: 'accept' } });
    run.tick(at('04 10:00') + 45 * 86_400_000);
    expect(run.state.closedAt).toBeNull();
    run.tick(at('04 10:00') + 45 * 86_400_000 + 6_000);
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('04 10:00') + 45 * 86_400_000 });
  });

  it('§4.4 RMA re-issue loop and silent consent: a refusal has the report worked out and sent again', () => {
    const run = sent();
    run.does('customer_reply', at('10 09:00'), { about: 'ack', answer: 'refuse' });
    expect(run.task('improve')).toMatchObject({ round: 2, openedAt: at('10 09:00') });
    report(run, '11 09:00');
    run.does('report_sent', at('11 10:00'), { formNo: 'RMA-2' });
    run.does('customer_reply', at('12 09:00'), { about: 'ack', answer: 'accept' });
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('12 09:00') });
  });
});

describe('a limit from the meeting to the report', () => {
  it('K09: runs 48 h where the return keeps the report itself', () => {
    const run = opened({
      review: { meeting: { by: 'qc', when: {} }, report: { by: 'prod', kind: 'improvement' } },
      sla: { corrective: sla('48H 改善报告', 'Report within 48 h', hours(48), 'meet', 'improve', 'prod', 'S000-17') },
    });
    run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
    run.does('receive', at('03 10:00'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
    run.does('arrival_notice', at('03 10:10'), { areaCode: 'A', label: 'x' });
    run.does('inspect', at('03 10:30'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '12', failed: '0' }] });
    run.does('conclude', at('03 11:00'), { attendantRoles: ['qc'], conclusionCode: 'ok' });
    expect(run.clock('corrective')).toMatchObject({ startedAt: at('03 11:00'), editions: [{ dueAt: at('05 11:00') }] });
  });
});
