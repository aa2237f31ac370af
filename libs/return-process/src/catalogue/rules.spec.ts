import { describe, expect, it } from '@jest/globals';
import { at, contextFor, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { script } from '../walk/scripts.fixture.js';

describe('收尾 and papers (§4.4 refuse after receipt)', () => {
  it('goods that came before a refusal go back, although the paper that blocks 待到货 was never written', () => {
    const terms = { zh: '告知条件', en: 'Tell the terms', by: 'sales', after: 'approve', before: 'transport', clause: 'acme §3' } as const;
    const run = new ReturnRun(contextUnder({ key: 'acme', version: 1, extends: 'headline@1', duties: { terms } }), at('03 09:00'), registration([{ ...PIECES, qty: '4' }]));
    run.does('arrive', at('03 10:00'), { packages: 1, packagingBroken: false }, { task: null, scope: { consignment: 'c1' } });
    run.does('review', at('03 11:00'), { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'no' }, { staff: 'e-head' });
    run.answer(at('03 11:01'));
    expect(run.steps()).toEqual(['receive']);
  });
});

describe('a limit on a step of a route', () => {
  it('T10: does not run for goods that are repaired and go back instead of into stock', () => {
    const run = new ReturnRun(contextFor('S000-11@1'), at('03 09:00'), registration([{ ...PIECES, qty: '1' }]));
    const { lines, end } = script(run.ctx, run.state, true);
    expect(lines.map(({ kind }) => kind)).toContain('send_back');
    expect(end.clocks.filter(({ rule, state }) => rule === 'stock_in' || state === 'running')).toEqual([]);
  });
});
