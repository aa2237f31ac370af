import { describe, expect, it } from '@jest/globals';
import { at } from '../../return-run.fixture.js';
import { anomalies, runUnder } from '../short-run.fixture.js';
import { factOf } from './corrections.fixture.js';

describe('更正 of what somebody found out', () => {
  it('a chain that has begun to sign has gone by it, before the last of it', () => {
    const levels = ['salesHead', 'gm'].map((role) => ({ role, clause: 'house' }));
    const run = runUnder({ contact: { on: true, by: 'cs' }, approvals: { return: { mode: 'serial', onReject: 'refuse', empty: 'invalid', levels } } });
    run.does('contact', at('03 09:10'), { resultCode: 'reached', attrs: { severity: 'minor' } });
    const severe = () => run.does('correct', at('03 09:20'), { factId: factOf(run, 'contact'), payload: { resultCode: 'reached', attrs: { severity: 'serious' } }, reasonCode: 'typo' }, { task: null });
    severe();
    expect([anomalies(run), run.state.attrs['severity']]).toEqual([[], 'serious']);
    // who is asked meanwhile has the one task, with what is different
    expect(run.tasks()).toMatchObject([{ step: 'approve', rev: 2, notes: [{ code: 'corrected_contact', zh: '变更：首次联系已更正' }] }]);
    run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    severe();
    expect(run.state.anomalies).toMatchObject([{ kind: 'second_decision', step: 'contact' }]);
  });

  it('a step that was passed by on the first word and would be needed on the second is shown', () => {
    const run = runUnder({ contact: { on: true, by: 'cs' }, onsite: { mode: 'optional', by: 'qc', results: { back: { goods: 'RETURN' } } }, onsiteResults: { back: { zh: '退货', en: 'Return' } } });
    run.does('contact', at('03 09:10'), { resultCode: 'reached', attrs: { onsiteWanted: false } });
    expect(run.steps()).toEqual(['instruct']);
    run.does('correct', at('03 09:20'), { factId: factOf(run, 'contact'), payload: { resultCode: 'reached', attrs: { onsiteWanted: true } }, reasonCode: 'typo' }, { task: null });
    expect(run.state.anomalies).toMatchObject([{ kind: 'out_of_turn', step: 'onsite', scope: 'case' }]);
  });
});
