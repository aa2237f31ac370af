import { describe, expect, it } from '@jest/globals';
import { PROCEDURES, PROFILES } from '../profiles/catalogue.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Patch, ResolvedProfile } from '../types.js';
import { diffPolicies } from './diff-policies.js';

const resolved = (ref: ProfileRef, more: readonly Patch[] = []): ResolvedProfile => resolveProfile(ref, [...PROFILES, ...more]).profile!;
const OLD = resolved('S000-04@1');
/** A second version as a policy owner would write it: what changes, and nothing else. */
const next = (patch: object): ResolvedProfile => resolved('S000-04@2', [{ key: 'S000-04', version: 2, extends: 'S000-04@1', ...patch } as Patch]);
const changed = (patch: object) => diffPolicies(OLD, next(patch)).filter(({ path }) => path !== 'version');

describe('R58: what differs between two versions of a policy', () => {
  it('nothing but the version, when nothing was changed', () => {
    expect(diffPolicies(OLD, OLD)).toEqual([]);
    expect(diffPolicies(OLD, next({}))).toEqual([{ path: 'version', kind: 'release', zh: '版本', en: 'Version', from: 1, to: 2 }]);
  });

  it('a limit: the value, its clause, and its place in words', () => {
    expect(changed({ sla: { disposition: { budget: { natural: 240 } } } })).toEqual([{
      path: 'sla.disposition.budget', kind: 'limit', clause: 'S000-04 §5.6', zh: '时限 · 2 小时内判定 · 多久', en: 'Limits · Decide within 2 hours · budget',
      from: { natural: 120 }, to: { natural: 240 },
    }]);
  });

  it('a span is one value, even of another kind', () => {
    expect(changed({ sla: { disposition: { budget: { working: 240 } } } })).toMatchObject([{ from: { natural: 120 }, to: { working: 240 } }]);
  });

  it('an approval level that is added, with the clause of the new level', () => {
    const chain = { ...OLD.approvals.scrap!, levels: [...OLD.approvals.scrap!.levels, { role: 'gm', clause: 'S000-04 §5.7' }] };
    expect(changed({ approvals: { scrap: chain } })).toMatchObject([{ path: 'approvals.scrap.levels.1', kind: 'approval', clause: 'S000-04 §5.7', from: null, to: { role: 'gm' } }]);
  });

  it('a row of a decision table that is put before another: only the new row', () => {
    const row = { when: { sealBroken: true }, then: { allow: ['SCRAP'] }, clause: 'S000-04 §9' };
    expect(changed({ disposition: { rules: { rows: [row], otherwise: OLD.disposition.rules.otherwise } } })).toMatchObject([
      { path: 'disposition.rules.rows.0', kind: 'outcome', clause: 'S000-04 §9', from: null, to: row },
    ]);
  });

  it('rows in another order decide otherwise: one change, of their order', () => {
    const [one, two] = [{ when: { sealBroken: true }, then: { allow: ['SCRAP'] }, clause: 'a' }, { when: {}, then: { allow: ['REWORK'] }, clause: 'b' }];
    const withRows = (rows: object[]): ResolvedProfile => next({ disposition: { rules: { rows, otherwise: { allow: 'all' } } } });
    expect(diffPolicies(withRows([one, two]), withRows([two, one]))).toMatchObject([{ path: 'disposition.rules.rows', from: [one, two], to: [two, one] }]);
  });

  it('an outcome, a form, a notice, a role and a part that is switched off', () => {
    const outcomes = [...OLD.outcomes.goods, 'CONCESSION'];
    const found = changed({
      outcomes: { goods: outcomes }, forms: { scrapDaily: null }, notifications: [], contact: { by: 'cs' }, review: { meeting: null },
      closure: { costAccount: 'quality_cost' }, ask: { consent: { on: true } },
    });
    expect(found.map(({ path, kind, from, to }) => [path, kind, from === null, to === null])).toEqual([
      ['ask.consent.on', 'customer', false, false], ['closure.costAccount', 'flow', false, false], ['contact.by', 'entry', false, false], ['forms.scrapDaily', 'form', false, true],
      ['notifications.0', 'notice', false, true], ['notifications.1', 'notice', false, true], ['notifications.2', 'notice', false, true], ['notifications.3', 'notice', false, true],
      ['outcomes.goods', 'outcome', false, false], ['review.meeting', 'flow', false, true],
    ]);
    expect(found.find(({ path }) => path === 'contact.by')).toMatchObject({ clause: 'S000-04 §5.2', from: 'qcs', to: 'cs', zh: '首次联系 · 岗位' });
  });

  it('told the other way round it is the same list with the two sides exchanged', () => {
    const other = next({ sla: { hold: null, rework: { ...OLD.sla['hold'], clause: 'x' } }, loops: { rework: { max: 5 } } });
    const there = diffPolicies(OLD, other);
    expect(diffPolicies(other, OLD).map(({ path, from, to }) => ({ path, from: to, to: from }))).toEqual(there.map(({ path, from, to }) => ({ path, from, to })));
    expect(there.map(({ path }) => path)).toEqual(['loops.rework.max', 'sla.hold', 'sla.rework', 'version']);
  });

  it.each(PROCEDURES)('leaves no field without a word: base@1 against %s', (ref) => {
    for (const { path, zh } of diffPolicies(resolved('base@1'), resolved(ref))) {
      const unnamed = zh.split(' · ').map((words, index) => [words, path.split('.')[index]]).filter(([words, key]) => words === key);
      // ladders, approvals, loops, asks, clauses and execution are named by their code
      expect(unnamed.filter(() => !/^(ladders|approvals|loops|ask|clauses|execution|chase)\./.test(path))).toEqual([]);
    }
  });
});
