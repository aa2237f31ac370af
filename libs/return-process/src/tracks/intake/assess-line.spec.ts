import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../../policy/attributes.js';
import type { Attrs, When } from '../../policy/conditions.js';
import { BASE } from '../../policy/profiles/base.js';
import { days, row, table, workdays } from '../../policy/profiles/notation.js';
import { PROFILES } from '../../policy/profiles/catalogue.js';
import { resolveProfile } from '../../policy/resolve.js';
import type { Patch, ResolvedProfile } from '../../policy/types.js';
import { assessLine, type Assessment } from './assess-line.rules.js';
import type { Found } from './eligibility.rules.js';

function policy(patch: Partial<Patch>): ResolvedProfile {
  const written = { key: 'shop', version: 1, extends: 'base@1' as const, zh: '试', en: 'Test', ...patch };
  const resolved = resolveProfile('shop@1', [...PROFILES, written]);
  if (resolved.profile === null) throw new Error(JSON.stringify(resolved.problems));
  return resolved.profile;
}
/** Local noon of a day. */
const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);
const last = (day: string): number => Date.parse(`${day}T23:59:59+08:00`);

interface Case { receipt?: string; ship?: string; months?: number; attrs?: Attrs<LineAttrs>; found?: Found }
const assess = (profile: ResolvedProfile, appliedAt: number, { receipt, ship, months, attrs = {}, found = {} }: Case = {}): Assessment =>
  assessLine({ policy: profile, calendar: TEST_PLAIN, appliedAt }, { attrs, receiptDate: receipt ?? null, shipDate: ship ?? null, warrantyMonths: months ?? null }, found);

const SEVEN_DAYS = { windows: [row<LineAttrs, ResolvedProfile['windows'][number]['then']>({}, { span: days(7), from: 'receipt' }, 'S000-02')] };

describe('window (P02) and lateness (P03)', () => {
  it('R01 T06: seven days from receipt, the day of receipt not counted: the tenth is in time to midnight, the eleventh is refused', () => {
    const profile = policy(SEVEN_DAYS);
    const intime = assess(profile, last('2025-03-10'), { receipt: '2025-03-03' });
    expect(intime).toMatchObject({ window: 'in', admission: 'eligible', reasons: [] });
    const late = assess(profile, noon('2025-03-11'), { receipt: '2025-03-03' });
    expect(late).toMatchObject({ window: 'late', admission: 'refused', reasons: ['P02'] });
    expect(late.why.because[0]).toMatchObject({ rule: 'P02', clause: 'S000-02', policy: 'shop@1', inputs: { date: '2025-03-03', applied: '2025-03-11', lastDay: '2025-03-10' }, result: 'late' });
  });
  it('R01: the company’s special consent may lift it, and it is then asked, not refused', () => {
    expect(assess(policy({ ...SEVEN_DAYS, late: { then: 'exception' } }), noon('2025-03-11'), { receipt: '2025-03-03' })).toMatchObject({ admission: 'late', reasons: [] });
    expect(assess(policy({ ...SEVEN_DAYS, late: { then: 'alternative' } }), noon('2025-03-11'), { receipt: '2025-03-03' })).toMatchObject({ admission: 'late' });
    expect(assess(policy({ ...SEVEN_DAYS, late: { then: 'quote' } }), noon('2025-03-11'), { receipt: '2025-03-03' })).toMatchObject({ window: 'late', admission: 'eligible' });
  });
  it('K01: runs from the day its row names and from no other: shipped on the 3rd, received on the 10th', () => {
    const shipped = policy({ windows: [row({}, { span: days(7), from: 'ship' }, 'house')] });
    const case_ = { ship: '2025-03-03', receipt: '2025-03-10' };
    expect(assess(shipped, noon('2025-03-11'), case_).window).toBe('late');
    expect(assess(policy(SEVEN_DAYS), noon('2025-03-11'), case_).window).toBe('in');
    expect(assess(policy(SEVEN_DAYS), noon('2025-03-11'), { ship: '2025-03-03' }).window).toBeNull();
  });
  it('R01: what the dates say is not overruled by an answer', () => {
    expect(assess(policy(SEVEN_DAYS), noon('2025-03-11'), { receipt: '2025-03-03', found: { P02: true } }).window).toBe('late');
  });
  it('T30 K01: seven working days from Monday 3 March end on Wednesday 12 March', () => {
    const profile = policy({ windows: [row({}, { span: workdays(7), from: 'receipt' }, 'S003-04')] });
    expect(assess(profile, last('2025-03-12'), { receipt: '2025-03-03' }).window).toBe('in');
    expect(assess(profile, Date.parse('2025-03-13T00:00:00+08:00'), { receipt: '2025-03-03' }).window).toBe('late');
  });
  it('T26: no-reason seven days, quality fifteen; T32: e-commerce return seven, exchange fifteen; agents none', () => {
    const shop = policy({ windows: [row({ reasonGroup: 'personal' }, { span: days(7), from: 'receipt' }, 'S001-19'), row({ reasonGroup: 'quality' }, { span: days(15), from: 'receipt' }, 'S001-19')] });
    expect(assess(shop, noon('2025-03-11'), { receipt: '2025-03-03', attrs: { reasonGroup: 'personal' } }).window).toBe('late');
    expect(assess(shop, noon('2025-03-18'), { receipt: '2025-03-03', attrs: { reasonGroup: 'quality' } }).window).toBe('in');
    expect(assess(shop, noon('2025-03-19'), { receipt: '2025-03-03', attrs: { reasonGroup: 'quality' } }).window).toBe('late');
    const online = policy({ windows: [row({ channel: 'online', requestType: 'return' }, { span: days(7), from: 'receipt' }, 'S003-15'), row({ channel: 'online', requestType: 'exchange' }, { span: days(15), from: 'receipt' }, 'S003-15')] });
    expect(assess(online, noon('2025-03-18'), { receipt: '2025-03-03', attrs: { channel: 'online', requestType: 'exchange' } }).window).toBe('in');
    expect(assess(online, noon('2025-03-11'), { receipt: '2025-03-03', attrs: { channel: 'online', requestType: 'return' } }).window).toBe('late');
    expect(assess(online, noon('2026-03-11'), { receipt: '2025-03-03', attrs: { channel: 'agent', requestType: 'return' } }).window).toBe('none');
  });
  it('T19: as-new shoes within seven days of receipt; T22: a shortage within two calendar days, broken packaging on the spot', () => {
    expect(assess(policy(SEVEN_DAYS), noon('2025-03-09'), { receipt: '2025-03-03' }).window).toBe('in');
    const counted = policy({ windows: [
      row({ requestType: 'shortage', packagingBroken: true }, { span: { dayEnd: 0 }, from: 'on_the_spot' }, 'S001-12'), row({ requestType: 'shortage' }, { span: { dayEnd: 2 }, from: 'receipt' }, 'S001-12'),
    ] });
    const shortage = { receipt: '2025-03-03', attrs: { requestType: 'shortage' as const } };
    expect(assess(counted, last('2025-03-05'), shortage).window).toBe('in');
    expect(assess(counted, noon('2025-03-06'), shortage)).toMatchObject({ window: 'late', admission: 'refused' });
    expect(assess(counted, last('2025-03-03'), { ...shortage, attrs: { ...shortage.attrs, packagingBroken: true } }).window).toBe('in');
    expect(assess(counted, noon('2025-03-04'), { ...shortage, attrs: { ...shortage.attrs, packagingBroken: true } }).window).toBe('late');
  });
  it('an unknown day of receipt leaves the window to a person', () => {
    const profile = policy(SEVEN_DAYS);
    expect(assess(profile, noon('2025-03-05'))).toMatchObject({ window: null, admission: 'open', reasons: ['P02'] });
    expect(assess(profile, noon('2025-03-05'), { found: { P02: true } })).toMatchObject({ window: 'in', admission: 'eligible' });
    expect(assess(profile, noon('2025-03-05'), { found: { P02: false } })).toMatchObject({ window: 'late', admission: 'refused' });
  });
});

describe('warranty (P04)', () => {
  const DRIVE: Partial<Patch> = { warranty: { on: true, months: table<LineAttrs, number>(12, row({ customerClass: 'key' }, 18, 'house')), perContract: false, effect: 'quote' as const, voidWhen: { any: [{ sealBroken: true }, { partsChanged: true }] } }, customers: { key: { zh: '重点', en: 'Key' } } };
  it('T31 R24: shipped 2024-03-15, twelve months: free on 2025-03-14, quoted on 2025-03-16; a key customer has six more', () => {
    const profile = policy(DRIVE);
    expect(assess(profile, noon('2025-03-14'), { ship: '2024-03-15' })).toMatchObject({ warranty: 'in', admission: 'eligible' });
    expect(assess(profile, noon('2025-03-16'), { ship: '2024-03-15' })).toMatchObject({ warranty: 'out', admission: 'eligible' });
    expect(assess(profile, noon('2025-03-16'), { ship: '2024-03-15', attrs: { customerClass: 'key' } }).warranty).toBe('in');
  });
  it('T31: the last day is free to midnight', () => {
    expect(assess(policy(DRIVE), last('2025-03-15'), { ship: '2024-03-15' }).warranty).toBe('in');
    expect(assess(policy(DRIVE), Date.parse('2025-03-16T00:00:00+08:00'), { ship: '2024-03-15' }).warranty).toBe('out');
  });
  it('P04: what was established of the warranty stands, whatever the date', () => {
    expect(assess(policy(DRIVE), noon('2025-03-16'), { ship: '2024-03-15', attrs: { warranty: 'in' } }).warranty).toBe('in');
  });
  it('R24: a broken seal refuses where the warranty is a gate', () => {
    const profile = policy({ warranty: { ...DRIVE.warranty, on: true, effect: 'gate' } });
    expect(assess(profile, noon('2025-03-14'), { ship: '2024-03-15', attrs: { sealBroken: true } })).toMatchObject({ admission: 'refused', reasons: ['P04'] });
  });
  it('R24: a broken seal ends the warranty whatever the date', () => {
    expect(assess(policy(DRIVE), noon('2025-03-14'), { ship: '2024-03-15', attrs: { sealBroken: true } }).warranty).toBe('void');
  });
  it('as a gate it refuses; by contract it needs the line’s months', () => {
    const profile = policy({ warranty: { on: true, perContract: true, effect: 'gate' } });
    expect(assess(profile, noon('2025-03-16'), { ship: '2024-03-15', months: 12 })).toMatchObject({ admission: 'refused', reasons: ['P04'] });
    expect(assess(profile, noon('2025-03-16'), { ship: '2024-03-15', months: 24 }).admission).toBe('eligible');
    expect(assess(profile, noon('2025-03-16'), { ship: '2024-03-15' })).toMatchObject({ admission: 'open', reasons: ['P04'] });
  });
});

describe('eligibility (P05)', () => {
  const check = (test: When<LineAttrs>) => ({ zh: '查', en: 'Check', test, clause: 'S001-02' });
  const MACHINE = { eligibility: { by: 'cs', rule: { all: ['a', { any: ['b', 'c', 'd'] }] }, checks: {
    a: check({ warranty: 'in' }), b: check({ reasonGroup: 'quality' }), c: check({ cannotPay: true }), d: check({ majorChange: true }),
  } }, warranty: { on: true, perContract: true, effect: 'gate' as const } } satisfies Partial<Patch>;
  it('R04: A and (B or C or D): in warranty with a major change passes; quality out of warranty does not', () => {
    const profile = policy(MACHINE);
    const inWarranty = { ship: '2024-10-01', months: 12 };
    expect(assess(profile, noon('2025-03-14'), { ...inWarranty, attrs: { reasonGroup: 'personal', majorChange: true } }).admission).toBe('eligible');
    expect(assess(profile, noon('2025-03-14'), { ...inWarranty, attrs: { reasonGroup: 'personal', cannotPay: false, majorChange: false } })).toMatchObject({ admission: 'refused', reasons: ['b', 'c', 'd'] });
    expect(assess(profile, noon('2026-03-14'), { ...inWarranty, attrs: { reasonGroup: 'quality' } })).toMatchObject({ admission: 'refused', reasons: ['a', 'P04'] });
  });
  it('R02 R03 R08: customer’s damage, missing proof and a suspicion of fraud refuse; what is unknown is asked, not guessed', () => {
    const profile = policy({ eligibility: { by: 'cs', rule: { all: ['damage', 'proof', 'honest'] }, checks: {
      damage: check({ userDamage: false }), proof: check({ docsComplete: true, asNew: true, originalPack: true }), honest: check({ fraudSuspect: false }),
    } } });
    const fine = { docsComplete: true, asNew: true, originalPack: true, userDamage: false, fraudSuspect: false };
    expect(assess(profile, 0, { attrs: fine }).admission).toBe('eligible');
    expect(assess(profile, 0, { attrs: { ...fine, userDamage: true } })).toMatchObject({ admission: 'refused', reasons: ['damage'] });
    expect(assess(profile, 0, { attrs: { ...fine, originalPack: false } })).toMatchObject({ admission: 'refused', reasons: ['proof'] });
    expect(assess(profile, 0, { attrs: { ...fine, fraudSuspect: true } })).toMatchObject({ admission: 'refused', reasons: ['honest'] });
    expect(assess(profile, 0, { attrs: { docsComplete: true } })).toMatchObject({ admission: 'open', reasons: ['damage', 'proof', 'honest'] });
    expect(assess(profile, 0, { attrs: { ...fine, userDamage: true }, found: { damage: true } }).admission).toBe('refused');
    expect(assess(profile, 0, { attrs: { docsComplete: true }, found: { damage: true, proof: true, honest: true } }).admission).toBe('eligible');
  });
  it('R55: the state of the order decides, with the window only for a confirmed one', () => {
    const profile = policy({
      windows: [row<LineAttrs, ResolvedProfile['windows'][number]['then']>({ orderState: 'confirmed' }, { span: days(7), from: 'receipt' }, 'house')],
      eligibility: { by: 'cs', rule: 'order', checks: { order: check({ orderState: { in: ['not_shipped', 'in_transit', 'confirmed'] } }) } },
    });
    expect(assess(profile, noon('2025-03-20'), { attrs: { orderState: 'in_transit' } })).toMatchObject({ window: 'none', admission: 'eligible' });
    expect(assess(profile, noon('2025-03-20'), { receipt: '2025-03-03', attrs: { orderState: 'confirmed' } })).toMatchObject({ window: 'late', admission: 'refused' });
    expect(assess(profile, noon('2025-03-20'))).toMatchObject({ admission: 'open', reasons: ['order'] });
  });
  it('each answer names its rule, clause and policy version', () => {
    const { why } = assess(policy(MACHINE), noon('2025-03-14'), { ship: '2024-10-01', months: 12, attrs: { reasonGroup: 'quality' } });
    expect(why).toMatchObject({ rule: 'assess', result: 'eligible', policy: 'shop@1' });
    expect(why.because.map(({ rule, result }) => [rule, result])).toEqual([['P02', 'none'], ['P04', 'in'], ['P05.all', true]]);
    expect(why.because[2]?.because[0]).toEqual({ rule: 'P05.a', clause: 'S001-02', policy: 'shop@1', inputs: { warranty: 'in' }, result: true, because: [] });
  });
  it('a policy without any of it accepts everything', () => {
    expect(assess({ ...BASE } as ResolvedProfile, 0)).toMatchObject({ window: 'none', warranty: 'none', admission: 'eligible' });
  });
});
