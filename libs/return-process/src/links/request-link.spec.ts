import { describe, expect, it } from '@jest/globals';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import { at, contextFor, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { RETURN_RULES } from '../catalogue/rules.js';
import type { ReturnDraft } from '../context.js';
import { consignments } from '../state.js';
import { effectsOf } from '../statements/effects.js';
import { requestLink } from './request-link.js';

const KILOS = { item: 'PAINT-1', qty: '2.5', unit: 'kg' };

describe('a neighbour workflow', () => {
  const { ctx, state } = new ReturnRun(contextFor('headline@1'), at('03 09:00'), registration([PIECES, KILOS]));
  const draft: ReturnDraft = { ctx, rules: RETURN_RULES, state: structuredClone(state), happenings: [], at: at('04 10:00'), cause: 'f1', raised: [] };
  const [consignment] = consignments(draft.state);
  if (consignment === undefined) throw new Error('no consignment');
  const ask = () => requestLink(draft, { kind: 'carrierClaim', scope: consignment, step: 'discrepancy', at: at('04 10:00'), amount: 12_50 });

  it('is asked for once, with the goods it is about', () => {
    ask();
    ask();
    const told = effectsOf(draft, state).filter(({ event }) => event === 'link-requested');
    expect(told).toMatchObject([{ at: at('04 10:00'), cause: 'f1', body: {
      linkId: 'c1/carrierClaim', kind: 'carrierClaim', title: { zh: '货运索赔' }, step: 'discrepancy', scope: { consignment: 'c1' }, ref: null, amount: 12_50, clause: 'house',
      lines: [{ line: 1, item: 'PUMP-40', qty: '12', unit: 'pcs' }, { line: 2, item: 'PAINT-1', qty: '2.5', unit: 'kg' }],
    } }]);
    expect(() => PROCESS_EVENTS['link-requested'].schema.parse(told[0]?.body)).not.toThrow();
    expect(draft.state.links).toMatchObject([{ id: 'c1/carrierClaim', state: 'requested', results: [], version: 0 }]);
  });
});

describe('a neighbour the return came from', () => {
  const recalled = () => new ReturnRun(contextFor('headline@1'), at('03 09:00'), registration([PIECES], {}, { links: [{ kind: 'recall', id: 'RC2025-01' }], preApproved: true }));

  it('R53: is kept from the registration, and its answers find it there', () => {
    const run = recalled();
    expect(run.state.links).toMatchObject([{ id: 'RC2025-01', kind: 'recall', state: 'open', step: 'register', version: 0 }]);
    run.does('link', at('03 10:00'), { kind: 'recall', id: 'RC2025-01', state: 'done', results: ['approved'], version: 1 }, { task: null });
    expect(run.state.links).toMatchObject([{ id: 'RC2025-01', state: 'done', results: ['approved'], version: 1 }]);
  });

  it('is never mistaken for a neighbour of another kind', () => {
    const run = recalled();
    run.does('link', at('03 10:00'), { kind: 'complaint', id: 'RC2025-01', state: 'done', results: [], version: 1 }, { task: null });
    expect([run.state.links.map(({ state }) => state), run.state.anomalies.map(({ kind }) => kind)]).toEqual([['open'], ['unknown_scope']]);
  });
});
