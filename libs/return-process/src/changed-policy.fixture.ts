/** headline@1 with something changed, and the way of its one line to a chosen point; for specs of single steps. */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { PROFILES } from './policy/profiles/catalogue.js';
import { resolveProfile } from './policy/resolve.js';
import type { Patch, ResolvedProfile } from './policy/types.js';
import { contextOf } from './return-process.js';
import { at, ReturnRun } from './return-run.fixture.js';

/** The policy `changed@<version>`, as somebody would write it. */
export function changed(patch: object, version = 1): ResolvedProfile {
  const { profile, problems } = resolveProfile(`changed@${version}`, [...PROFILES, { key: 'changed', version, extends: 'headline@1', zh: '试', en: 'Trial', ...patch } as Patch]);
  if (profile === null) throw new Error(JSON.stringify(problems));
  return profile;
}

/** Registered on 3 March 2025, 09:00. */
export const opened = (patch: object, payload?: object): ReturnRun => new ReturnRun(contextOf(changed(patch), TEST_PLAIN), at('03 09:00'), payload);

/** Approved 09:10, instructed 09:20, counted 10:00, notified 10:10, inspected 10:30. */
export function inspected(run: ReturnRun, failed = '12'): ReturnRun {
  run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
  run.does('receive', at('03 10:00'), { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] });
  run.does('arrival_notice', at('03 10:10'), { areaCode: 'A', label: 'x' });
  run.does('inspect', at('03 10:30'), { method: 'full', lines: [{ line: 1, sample: '12', passed: String(12 - Number(failed)), failed }] });
  return run;
}

/** Judged 11:00: restocked without remedy. */
export function judged(run: ReturnRun, goods = 'RESTOCK'): ReturnRun {
  inspected(run, '0');
  run.does('dispose', at('03 11:00'), { lines: [{ line: 1, portions: [{ qty: '12', goods, remedy: 'NONE' }] }] });
  return run;
}

/** In stock at 12:00: nothing is left to do with the goods. */
export function stocked(run: ReturnRun): ReturnRun {
  judged(run);
  run.does('stock_in', at('03 12:00'), { qty: '12', storeCode: 'S1' });
  return run;
}
