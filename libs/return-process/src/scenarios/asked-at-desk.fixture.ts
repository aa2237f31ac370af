/** One task of a run by hand, put to a department's running desk: what a person answers there, the core takes as that desk's fact. */
import type { FactBody } from '@guitu/contracts/fact';
import type { TaskStatement } from '@guitu/contracts/task';
import { at, bodies, PIECES, type ReturnRun } from '../return-run.fixture.js';
import type { ProfileRef } from '../policy/resolve.js';
import { answeredUntil, type Said } from './answered.fixture.js';
import { given } from './scenario.fixture.js';

/** A fact as a desk has recorded it. */
export type AtDesk = FactBody & { readonly seq: number };
/** A return of some goods under a shipped procedure, at a step of it; `said` takes it there where the first answer would not. */
export interface Asked { readonly ref: ProfileRef; readonly step: string; readonly qty?: string; readonly said?: Said; readonly line?: object; readonly attrs?: object }

/** The run, with the step open, everything before it answered by whoever was asked. */
export const askedFor = ({ ref, step, qty = '12', said = {}, line = {}, attrs = {} }: Asked): ReturnRun =>
  answeredUntil(given(ref, at('03 09:00'), { lines: [{ ...PIECES, qty, unitPrice: 10_000, ...line }], attrs }), step, at('04 10:00'), said);

/** 判定: all of it, with the outcome and the remedy, or the first one that goes with it. */
export const judgedAs = (goods: string, remedy?: string): Said => ({
  dispose: ({ lines, menu }) => ({ lines: lines.map(({ line, qty }) => ({ line, portions: [{ qty, goods, remedy: remedy ?? menu.outcomes?.find((offer) => offer.goods === goods)?.remedies[0] ?? 'NONE' }] })) }),
});
/** 检验: all of it failed. */
export const FOUND_BAD: Said = { inspect: ({ lines, menu }) => ({ method: 'full', ...(menu.form !== undefined && { formNo: 'JY-1' }), lines: lines.map(({ line, qty }) => ({ line, sample: qty, passed: '0', failed: qty })) }) };

/**
 * The core takes what the desk has recorded, an hour after it asked, in its own house and time.
 * @returns what it made of it: `applied`, or the kinds of anomaly
 */
export function takes(run: ReturnRun, { desk, openedAt }: TaskStatement, { seq: _ofItsDesk, visibleAt: _then, ...recorded }: AtDesk): readonly string[] {
  const seq = (run.seqs[desk] = (run.seqs[desk] ?? 0) + 1);
  const { companyCode, plantCode, returnNo } = run.task(run.steps()[0] ?? '');
  const when = openedAt + 3_600_000;
  const effects = run.deliver({ ...recorded, companyCode, plantCode, returnNo, source: desk, seq, recordedAt: when, performedAt: when, receivedAt: when + 200 });
  return bodies(effects, 'fact-applied').flatMap(({ outcome, anomalies }) => (outcome === 'anomaly' ? anomalies : [outcome]));
}
