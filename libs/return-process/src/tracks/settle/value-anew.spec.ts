/** A settlement that a later judgement has overtaken. */
import { describe, expect, it } from '@jest/globals';
import type { ReturnDraft } from '../../context.js';
import type { Task } from '../../engine/model.js';
import type { ReturnState } from '../../state.js';
import { emptyLedger, type Ledger } from './ledger.js';
import { settleAnew, valueAnew } from './value-anew.js';

const returnWith = (ledger: Partial<Ledger>): ReturnState =>
  ({ settlement: { ...emptyLedger(), ...ledger }, tasks: [], ending: null, scopes: [{ id: 'case', kind: 'case', steps: { value: { s: 'done', round: 1, mark: 1 } } }] }) as unknown as ReturnState;

describe('valued anew', () => {
  it('as long as nothing of it is booked; what is booked is adjusted', () => {
    const [open, booked] = [returnWith({ posted: 0 }), returnWith({ posted: 500 })];
    valueAnew(open);
    valueAnew(booked);
    expect([open.settlement?.stale, booked.settlement?.stale]).toEqual([true, undefined]);
  });

  it('only when what is asked about the old amount is handed back', () => {
    const state = returnWith({ posted: 0, stale: true });
    const task = { id: 'case/audit/1/1', scope: 'case', step: 'audit', state: 'open' };
    state.tasks.push(task as Task);
    expect([settleAnew({ state, at: 9 } as unknown as ReturnDraft), task.state]).toEqual([true, 'asked_back']);
    // asked for, and not handed back yet: nothing more is done
    expect(settleAnew({ state, at: 9 } as unknown as ReturnDraft)).toBe(false);
    expect([state.settlement?.stale, state.scopes[0]?.steps['value']?.s]).toEqual([true, 'done']);
  });

  it('a posting that crossed the request to hand its task back counts: the amount stands', () => {
    const valueOf = (posted: number) => {
      const state = returnWith({ posted, stale: true });
      expect(settleAnew({ state, at: 9 } as unknown as ReturnDraft)).toBe(true);
      return [state.settlement?.stale, state.scopes[0]?.steps['value']?.s];
    };
    expect([valueOf(0), valueOf(500)]).toEqual([[undefined, 'idle'], [undefined, 'done']]);
  });
});
