/** A return whose goods are here and wait for their judgement, under the part of a policy that a spec is about. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { table } from '../../policy/profiles/notation.js';
import type { Patch, Profile } from '../../policy/types.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

/** Outcomes that may be chosen freely. */
export const offering = (goods: Profile['outcomes']['goods'], remedies: Profile['outcomes']['remedies'] = ['NONE']): Partial<Patch> =>
  ({ outcomes: { goods, remedies }, disposition: { remedies: table(remedies) } });

const policy = ({ approvals, receipt, ...part }: Partial<Patch>): Patch => ({
  key: 'execute', version: 1, extends: 'factory@1', inspection: { mode: 'none' }, ...part, approvals: { return: null, ...approvals }, receipt: { notify: null, ...receipt },
});

/** Registered on Monday 09:00, ten pieces unless said otherwise. */
export const registered = (part: Partial<Patch>, { attrs = {}, qty = '10' }: { attrs?: object; qty?: string } = {}): ReturnRun =>
  new ReturnRun(contextUnder(policy(part)), at('03 09:00'), registration([{ ...PIECES, qty }], attrs));

/** And received on Tuesday 09:00. */
export function goodsHere(part: Partial<Patch>, about: { attrs?: object; qty?: string } = {}): ReturnRun {
  const run = registered(part, about);
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: about.qty ?? '10' }], documents: [], signedBy: [] });
  return run;
}

/** The judgement of line 1: outcomes with their quantities. */
export const judge = (run: ReturnRun, when: string, ...portions: [qty: string, goods: Goods, remedy?: Remedy][]) =>
  run.does('dispose', at(when), { lines: [{ line: 1, portions: portions.map(([qty, goods, remedy = 'NONE']) => ({ qty, goods, remedy })) }] });

export const anomalies = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);
