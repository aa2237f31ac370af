import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { mergePatch } from './merge.js';
import { PROCEDURES, PROFILES, TIME_LAPSES } from './profiles/catalogue.js';
import { BASE } from './profiles/base.js';
import { refOf, resolveProfile, type ProfileRef } from './resolve.js';
import { documentHash } from './sha256.js';
import type { Patch, ResolvedProfile } from './types.js';

const resolved = (ref: ProfileRef, ...more: Patch[]): ResolvedProfile => {
  const { profile, problems } = resolveProfile(ref, [...PROFILES, ...more]);
  if (profile === null) throw new Error(JSON.stringify(problems));
  return profile;
};
/** A company's own profile that changes one thing of S000-04. */
const own = (change: Omit<Patch, 'key' | 'version'>): ResolvedProfile => resolved('acme@1', { key: 'acme', version: 1, extends: 'S000-04@1', ...change });

describe('inheritance', () => {
  it.each([...PROCEDURES, ...TIME_LAPSES])('%s resolves to a complete profile', (ref) => expect(refOf(resolved(ref))).toBe(ref));

  it('gives S000-04 what it says itself, what factory says and what base says', () => {
    const profile = resolved('S000-04@1');
    expect(profile.roles['qcs']?.zh).toBe('品质客服组');
    expect(profile.roles['keeper']?.zh).toBe('仓管员');
    expect(profile.rework).toMatchObject({ order: 'pmc', priority: true, reinspect: 'qc' });
    expect(profile.receipt.mismatch).toEqual({ tell: ['sales', 'qcs'], recount: false, sign: [], carrierClaim: { any: [] } });
    expect(profile.approvals).toEqual({ scrap: { mode: 'serial', empty: 'invalid', onReject: 'redecide', levels: [{ role: 'auth', clause: 'S000-04 §5.6' }] } });
    expect(profile).not.toHaveProperty('extends');
  });

  it('null removes an entry of a record and sets a field that may be null', () => {
    const profile = own({ sla: { hold: null }, receipt: { notify: null }, contact: { when: { severity: 'minor' } } });
    expect(Object.keys(profile.sla)).toEqual(['arrival_notify', 'disposition', 'first_contact']);
    expect(profile.receipt.notify).toBeNull();
    expect(profile.contact.when).toEqual({ severity: 'minor' });
    const child = resolveProfile('child@1', [...PROFILES, { key: 'acme', version: 1, extends: 'S000-04@1', contact: { when: { severity: 'minor' } } }, { key: 'child', version: 1, extends: 'acme@1', contact: { when: null } }]);
    expect(child.profile?.contact).toEqual({ on: true, by: 'qcs' });
  });

  it('replaces spans, conditions, tables, chains and lists whole', () => {
    const profile = own({
      sla: { disposition: { budget: { working: 120 } } }, review: { meeting: { when: { claim: true } } },
      disposition: { rules: { rows: [{ when: { passed: true }, then: { allow: ['RESTOCK'] }, clause: 'acme §1' }], otherwise: { allow: 'all' } } }, inbound: { documents: [] },
    });
    expect(profile.sla['disposition']).toMatchObject({ budget: { working: 120 }, stop: 'dispose' });
    expect(profile.sla['disposition']?.budget).toEqual({ working: 120 });
    expect(profile.review.meeting).toEqual({ by: 'qcs', when: { claim: true } });
    expect(profile.disposition.rules.rows).toHaveLength(1);
    expect(profile.inbound.documents).toEqual([]);
  });

  it('merges warranty by key, although its table of months is called like a span', () => {
    expect(own({ warranty: { on: true, effect: 'quote' } }).warranty).toMatchObject({ on: true, effect: 'quote', months: { rows: [], otherwise: 0 }, voidWhen: { any: [] } });
    expect(own({ warranty: { months: { rows: [], otherwise: 12 } } }).warranty).toMatchObject({ on: false, months: { otherwise: 12 } });
  });

  it('leaves the parents as they were', () => {
    const before = canonicalJson(BASE);
    mergePatch(BASE, { roles: { sales: null, cs: { zh: '别的' } } });
    expect(canonicalJson(BASE)).toBe(before);
  });

  it('a time-lapse differs from its procedure in words, spans and ladders alone', () => {
    const { key: _k, zh: _z, en: _e, demo, sla, ladders: _l, chase: _c, ...lapse } = resolved('S000-04-lapse@1');
    const { key: _k2, zh: _z2, en: _e2, sla: real, ladders: _l2, chase: _c2, ...procedure } = resolved('S000-04@1');
    expect(demo).toBe(true);
    expect(lapse).toEqual(procedure);
    for (const [code, { budget, ...rest }] of Object.entries(sla)) {
      expect(budget).toHaveProperty('seconds');
      const { budget: _b, ...same } = real[code]!;
      expect(rest).toEqual(same);
    }
    expect(Object.keys(sla)).toEqual(Object.keys(real));
  });
});

describe('what does not resolve', () => {
  const broken: [check: string, why: string, patch: Record<string, unknown>, path: string][] = [
    ['V01', 'unknown parent', { extends: 'nobody@1' }, 'extends'],
    ['V01', 'circle', { extends: 'acme@1' }, 'extends'],
    ['V01', 'unknown field', { reciept: {} }, 'reciept'],
    ['V01', 'unknown field inside', { receipt: { aera: 'x' } }, 'receipt.aera'],
    ['V01', 'missing field', { late: null }, 'late'],
    ['V02', 'not a whole number', { loops: { rework: { max: 1.5 } } }, 'loops.rework.max'],
    ['V02', 'number too large', { settlement: { adjust: { tolerance: 2 ** 53 } } }, 'settlement.adjust.tolerance'],
    ['V02', 'unknown department', { roles: { fin: { zh: '财务', en: 'Finance', dept: 'LEGAL', head: 'gm' } } }, 'roles.fin.dept'],
    ['V02', 'unknown outcome', { outcomes: { goods: ['NOT_SENT'] } }, 'outcomes.goods.0'],
    ['V01', 'unknown attribute', { contact: { when: { weather: 'rain' } } }, 'contact.when.weather'],
    ['V01', 'line attribute in a case condition', { contact: { when: { passed: true } } }, 'contact.when.passed'],
    ['V02', 'value the attribute cannot have', { contact: { when: { severity: 'bad' } } }, 'contact.when.severity'],
    ['V01', 'operator that does not fit', { contact: { when: { severity: { gt: 3 } } } }, 'contact.when.severity.gt'],
    ['V02', 'number compared with is', { contact: { when: { amount: 5 } } }, 'contact.when.amount'],
    ['V02', 'two operators', { contact: { when: { severity: { in: ['minor'], notIn: ['serious'] } } } }, 'contact.when.severity'],
    ['V01', 'row without clause', { classes: [{ when: {}, then: 'small' }] }, 'classes.0.clause'],
    ['V02', 'span of no kind', { sla: { hold: { budget: { hours: 1 } } } }, 'sla.hold.budget'],
    ['V01', 'span of two kinds', { sla: { hold: { budget: { natural: 1, working: 1 } } } }, 'sla.hold.budget.working'],
    ['V02', 'unknown step', { sla: { hold: { start: 'registre' } } }, 'sla.hold.start'],
    ['V02', 'unknown gate', { approvals: { returns: { mode: 'serial', levels: [], onReject: 'refuse', empty: 'pass' } } }, 'approvals.returns'],
    ['V01', 'code that inheritance would misread', { products: { when: { zh: '何时', en: 'when' } } }, 'products.when'],
    ['V01', 'half a chain', { approvals: { scrap: { mode: 'joint' } } }, 'approvals.scrap.levels'],
    ['V01', 'half a table', { stores: { rows: [] } }, 'stores.otherwise'],
    ['V02', 'no text', { zh: '' }, 'zh'],
  ];
  it.each(broken)('%s %s', (check, _why, patch, path) => {
    const document = { key: 'acme', version: 1, extends: 'S000-04@1', ...patch } as Patch;
    const { profile, problems } = resolveProfile('acme@1', [...PROFILES, document]);
    expect(profile).toBeNull();
    expect(problems).toContainEqual(expect.objectContaining({ check, path, severity: 'error' }));
    for (const { zh, en } of problems) expect(zh.length * en.length).toBeGreaterThan(0);
  });

  it('V06: a loop without a bound, without rounds, or without anybody who may grant another one, cannot be written', () => {
    const paths = (loops: object): string[] => resolveProfile('acme@1', [...PROFILES, { key: 'acme', version: 1, extends: 'S000-04@1', loops } as unknown as Patch]).problems.map(({ path }) => path);
    expect([paths({ rework: null }), paths({ rework: { max: 0 } }), paths({ redecide: { grant: null } })]).toEqual([['loops.rework'], ['loops.rework.max'], ['loops.redecide.grant']]);
  });

  it('never throws on a document of any form', () => {
    for (const value of [null, 5, 'x', [], [null], { rows: 1 }, { seconds: 'x' }, Object.create(null)]) {
      for (const field of Object.keys(BASE).filter((name) => !['key', 'version'].includes(name))) {
        const patch = { key: 'acme', version: 1, extends: 'factory@1', [field]: value } as unknown as Patch;
        expect(() => resolveProfile('acme@1', [...PROFILES, patch])).not.toThrow();
      }
    }
  });
});

describe('canonical text and hash', () => {
  it('do not depend on the order of keys or on absent values', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: null }], a: '客' })).toBe('{"a":"客","b":[1,{"c":null}]}');
    expect(documentHash({ b: 1, a: 2 })).toBe(documentHash({ a: 2, b: 1 }));
    expect(documentHash({ a: 1 })).not.toBe(documentHash({ a: 2 }));
    // echo -n '{}' | sha256sum
    expect(documentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('survive the way through JSON', () => {
    const profile = resolved('S000-04@1');
    expect(documentHash(JSON.parse(JSON.stringify(profile)))).toBe(documentHash(profile));
    expect(JSON.stringify(profile)).toBe(canonicalJson(profile));
  });
});
