/** A return under a policy of a few lines, for specs of single rules: no review, no notice, no inspection unless the patch says so. */
import type { Patch } from '../policy/types.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';

export interface Begin { qty?: string; attrs?: object; lines?: readonly object[]; lineAttrs?: object }

export function runUnder(patch: Partial<Patch>, { qty = '10', attrs = {}, lines, lineAttrs = {} }: Begin = {}): ReturnRun {
  const quiet: Patch = { key: 'short', version: 1, extends: 'factory@1', ...patch, approvals: { return: null, ...patch.approvals }, inspection: { mode: 'none', ...patch.inspection }, receipt: { notify: null, ...patch.receipt } };
  return new ReturnRun(contextUnder(quiet), at('03 09:00'), registration(lines ?? [{ ...PIECES, qty, attrs: lineAttrs }], attrs));
}

export const instructed = (run: ReturnRun, freightPayer = 'company'): ReturnRun => {
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer, forms: [] });
  return run;
};
export const counted = (received: string, more: object = {}, line: object = {}): object => ({ lines: [{ line: 1, received, ...line }], documents: [], signedBy: [], ...more });

/** The goods are here, all of them unless told otherwise. */
export function arrived(run: ReturnRun, received = run.task('transport').lines[0]?.qty ?? '0', more: object = {}, line: object = {}): ReturnRun {
  run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:00'), counted(received, more, line));
  return run;
}
export const judged = (...portions: object[]): object => ({ lines: [{ line: 1, portions: portions.map((portion) => ({ remedy: 'NONE', ...portion })) }] });
export const anomalies = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);
export const goodsOffered = (run: ReturnRun, step = 'dispose'): string[] => (run.task(step).menu.outcomes ?? []).map(({ goods }) => goods);
