import { describe, expect, it } from '@jest/globals';
import { contextFor, PIECES, registration, ReturnRun, at } from '../../return-run.fixture.js';
import type { Portion, ReturnState, Supply } from '../../state.js';
import { depositDue, isProven } from './deposit.rules.js';

const ctx = contextFor('S001-08@1');
const sent = (more: Partial<Supply> = {}): Supply => ({ id: 's1', kind: 'supply', parent: 'case', openedAt: 0, steps: {}, line: 1, qty: 2, remedy: 'EXCHANGE', decision: 'd1', endedAt: null, shipped: false, advance: true, ...more } as Supply);
const judged = (goods: 'SCRAP' | 'NOT_SENT'): Portion => ({ id: 'p1', kind: 'portion', line: 1, qty: 2, goods, decision: 'd1', struck: [], steps: {} } as unknown as Portion);
/** One line of two pieces at 10.00, the house's own fault. */
function state(...scopes: (Supply | Portion)[]): ReturnState {
  const { state: real } = new ReturnRun(ctx, at('03 09:00'), registration([{ ...PIECES, qty: '2', unitPrice: 1000 }]));
  return { ...real, scopes, lines: real.lines.map((line) => ({ ...line, attrs: { ...line.attrs, fault: 'own' } })) };
}

describe('deposit', () => {
  it('R30: the house’s own fault is proven by goods that came, by nothing else', () => {
    expect(isProven({ ctx, state: state(sent(), judged('SCRAP')) })).toBe(true);
    expect(isProven({ ctx, state: state(sent(), judged('NOT_SENT')) })).toBe(false);
    expect(isProven({ ctx, state: state(sent()) })).toBe(false);
  });

  it('R30: nothing is asked for what was called off', () => {
    expect(depositDue({ ctx, state: state(sent(), sent({ id: 's2', decision: 'void' })) }).inputs['orderValue']).toBe(2000);
  });
});
