/** `@jest/globals` as far as the specs of the core use it: what they say is collected and run in order, in one process. */
import { expect } from 'expect';

const tests = [];
const around = [];
const none = { beforeEach: [], titles: [] };
let block = none;

export function describe(title, body) {
  const outer = block;
  block = { beforeEach: [...outer.beforeEach], titles: [...outer.titles, title] };
  body();
  block = outer;
}
export const it = (title, body) => { tests.push({ title: [...block.titles, title].join(' › '), body, before: block.beforeEach }); };
const each = (define) => (table) => (title, body) =>
  table.forEach((row) => define(title, () => body(...(Array.isArray(row) ? row : [row]))));
describe.each = each(describe);
it.each = each(it);
export const beforeEach = (hook) => { block.beforeEach.push(hook); };
export const beforeAll = (hook) => { around.push(hook); };
export { expect };

/** Title of the first test that fails, with its reason; null when all pass. */
export async function firstFailure() {
  if (tests.length === 0) return 'no test was found';
  for (const hook of around) await hook();
  for (const { title, body, before } of tests) {
    try {
      for (const hook of before) await hook();
      await body();
    } catch (error) {
      return `${title}: ${String(error?.message ?? error).split('\n')[0]}`;
    }
  }
  return null;
}
