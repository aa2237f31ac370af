import { describe, expect, it } from '@jest/globals';
import { CALENDARS } from '@guitu/calendar/snapshots/catalogue';
import type { House } from './checks/release.js';
import type { Problem } from './problem.js';
import { describeProfile } from './describe/describe-profile.js';
import { PROCEDURES, PROFILES, TIME_LAPSES } from './profiles/catalogue.js';
import { chain, row, sla, table } from './profiles/notation.js';
import { resolveProfile, type ProfileRef } from './resolve.js';
import type { Patch } from './types.js';
import { validateProfile } from './validate.js';

const house: House = { calendars: CALENDARS, today: '2025-12-01' };

function problemsOf(ref: ProfileRef, ...more: Patch[]): Problem[] {
  const { profile, problems } = resolveProfile(ref, [...PROFILES, ...more]);
  if (profile === null) throw new Error(`does not resolve: ${JSON.stringify(problems)}`);
  return validateProfile(profile, house);
}
type Change = Omit<Patch, 'key' | 'version'>;
/** Problems of S000-04 with one change. */
const changed = (change: Change, parent: `${string}@${number}` = 'S000-04@1'): Problem[] => problemsOf('acme@1', { key: 'acme', version: 1, extends: parent, ...change });

describe('the shipped profiles', () => {
  // V31 of a shop whose service registers and reviews: its page says who the second person is
  it.each([...PROCEDURES, ...TIME_LAPSES])('%s may be published', (ref) => expect(problemsOf(ref).filter(({ check }) => check !== 'V31')).toEqual([]));

  it('V31: where one role registers and reviews, the page says that another person decides', () => {
    const warned = PROCEDURES.filter((ref) => problemsOf(ref).length > 0);
    expect(warned.length).toBeGreaterThan(0);
    for (const ref of PROCEDURES) {
      const profile = resolveProfile(ref, PROFILES).profile!;
      expect([ref, describeProfile(profile, profile).includes('登记人本人不得审核')]).toEqual([ref, warned.includes(ref)]);
    }
  });
});

const errors: [check: string, why: string, path: string, change: Change][] = [
  ['V03', 'role of a step', 'rework.order', { rework: { order: 'planner' } }],
  ['V03', 'role of a level', 'approvals.scrap.levels.0.role', { approvals: { scrap: chain('redecide', ['boss', 'acme §1']) } }],
  ['V03', 'role that was removed', 'receipt.notify', { roles: { qcs: null } }],
  ['V03', 'head', 'roles.qcs.head', { roles: { qcs: { head: 'nobody' } } }],
  ['V03', 'rung to nobody', 'ladders.standard.0.to', { ladders: { standard: [{ at: { pct: 50 }, to: 'nobody', do: 'remind' }] } }],
  ['V03', 'the customer as an owner', 'contact.by', { contact: { by: 'customer' } }],
  ['V03', 'ladder', 'sla.hold.ladder', { sla: { hold: { ladder: 'steep' } } }],
  ['V03', 'duty of a limit', 'sla.hold.stop', { sla: { hold: { stop: 'duty:letter' } } }],
  ['V03', 'duty on breach', 'sla.hold.onBreach.duty', { sla: { hold: { onBreach: { duty: 'letter' } } } }],
  ['V03', 'form', 'inbound.documents.0', { inbound: { documents: ['invoice'] } }],
  ['V03', 'field', 'receipt.fields.0', { receipt: { fields: ['colour'] } }],
  ['V03', 'on-site result', 'onsite.results.talk', { onsite: { results: { talk: { goods: 'KEEP' } } } }],
  ['V03', 'quantity class', 'classes.0.then', { classes: [row({}, 'huge', 'acme §1')] }],
  ['V03', 'code in a condition', 'contact.when.reason', { contact: { when: { reason: { in: ['appearance', 'boredom'] } } } }],
  ['V03', 'code in a nested condition', 'contact.when.any.1.reason', { contact: { when: { any: [{ claim: true }, { reason: 'boredom' }] } } }],
  ['V03', 'code in a table', 'stores.rows.0.when.grade', { stores: table('仓', row({ grade: 'A' }, '一号仓', 'acme §1')) }],
  ['V04', 'chain without level', 'approvals.scrap', { approvals: { scrap: chain('redecide') } }],
  ['V04', 'R07: held papers nobody releases', 'approvals.papers', { inbound: { missing: 'hold' } }],
  ['V04', 'amount nobody approves', 'approvals.scrap', { approvals: { scrap: chain('redecide', ['auth', 'acme §1', { amount: { gt: 50_000 } }], ['gm', 'acme §1', { amount: { lt: 50_000 } }]) } }],
  ['V05', 'ladder without rung', 'ladders.standard', { ladders: { standard: [] } }],
  ['V05', 'two breaches', 'ladders.standard', { ladders: { standard: [{ at: { over: { natural: 0 } }, to: 'owner', do: 'breach' }, { at: { over: { natural: 60 } }, to: 'head', do: 'breach' }] } }],
  ['V05', 'more than all of the time', 'ladders.standard.0.at.pct', { ladders: { standard: [{ at: { pct: 101 }, to: 'owner', do: 'remind' }] } }],
  ['V07', 'start that never opens', 'sla.disposition.start', { sla: { disposition: { start: 'sort' } } }],
  ['V07', 'stop that never opens', 'sla.hold.stop', { containment: { on: false }, notifications: [] }],
  ['V08', 'end before start', 'sla.late', { sla: { late: sla('反', 'turned', { natural: 60 }, 'dispose', 'receive', 'qcs', 'acme §1') } }],
  ['V08', 'end at the start', 'sla.none', { sla: { none: sla('零', 'none', { natural: 60 }, 'receive', 'receive', 'keeper', 'acme §1') } }],
  ['V09', 'duty on a step that never opens', 'duties.failureCost.after', { duties: { failureCost: { after: 'open:sort' } } }],
  ['V09', 'duty that blocks a step that never opens', 'duties.failureCost.before', { duties: { failureCost: { before: 'audit' } } }],
  ['V09', 'duties that wait for each other', 'duties.one.after', { duties: {
    one: { zh: '一', en: 'one', by: 'qcs', after: 'duty:two', clause: 'acme §1' }, two: { zh: '二', en: 'two', by: 'qcs', after: 'duty:one', clause: 'acme §1' } } }],
  ['V09', 'a replacement’s duty per portion of the goods', 'duties.letter.per', { duties: { letter: { zh: '函', en: 'letter', by: 'qcs', after: 'ship', per: 'portion', clause: 'acme §1' } } }],
  ['V09', 'a duty of a supply on a step of the goods', 'duties.letter.per', { duties: { letter: { zh: '函', en: 'letter', by: 'qcs', after: 'receive', per: 'supply', clause: 'acme §1' } } }],
  ['V10', 'form at a step that never opens', 'forms.complaint.gate', { forms: { complaint: { gate: 'plan' } } }],
  ['V10', 'form at a step whose fact carries none', 'forms.complaint.gate', { forms: { complaint: { gate: 'contact' } } }],
  ['V10', 'second form at a step that names one', 'forms.statement.gate', { forms: { statement: { zh: '报废说明', en: 'Note', gate: 'scrapRequest', fields: ['item'], copies: [] } } }],
  ['V10', 'form that a duty writes only after its step', 'forms.complaint.gate', { forms: { complaint: { gate: 'receive' } }, duties: { late: { zh: '晚', en: 'late', by: 'qcs', form: 'complaint', after: 'dispose', clause: 'acme §1' } } }],
  ['V11', 'outcome that nobody carries out', 'outcomes.goods.0', { outcomes: { goods: ['CUSTOMER_SCRAP', 'SCRAP'] }, disposition: { rules: table({ allow: 'all' }) } }],
  ['V11', 'on-site result that nobody carries out', 'onsite.results.onsite.goods', { onsite: { results: { onsite: { goods: 'CUSTOMER_SCRAP' } } } }],
  ['V11', 'money without posting', 'outcomes.remedies.0', { outcomes: { remedies: ['REFUND_FULL', 'NONE'] }, disposition: { remedies: table(['REFUND_FULL', 'NONE']) } }],
  ['V12', 'row no case reaches', 'disposition.rules.rows.1', { disposition: { rules: table({ allow: 'all' }, row({ passed: true }, { allow: ['RESTOCK'] }, 'acme §1'), row({ passed: true, defect: 'none' }, { allow: ['REWORK'] }, 'acme §2')) } }],
  ['V12', 'row that allows nothing', 'disposition.rules.rows.0', { disposition: { rules: table({ allow: 'all' }, row({ passed: true }, { allow: ['KEEP'] }, 'acme §1')) } }],
  ['V12', 'outcome without a remedy', 'disposition.remedies', { disposition: { remedies: table(['REPAIR_RETURN'], row({ goods: 'REWORK' }, ['NONE'], 'acme §1'), row({ goods: 'RESTOCK' }, ['REPLENISH'], 'acme §1')) } }],
  ['V13', 'judged before inspected', 'disposition.at', { inspection: { mode: 'step' }, disposition: { at: 'before_receipt' } }],
  ['V14', 'outcome never offered', 'outcomes.goods.3', { onsite: { mode: 'none', results: { onsite: null, entrust: null } } }],
  ['V14', 'remedy never offered', 'outcomes.remedies.1', { disposition: { remedies: table(['REPAIR_RETURN', 'NONE']) } }],
  ['V15', 'repaired without repair', 'outcomes.remedies', { outcomes: { goods: ['RESTOCK', 'SCRAP'] } }],
  ['V16', 'rate above the whole', 'disposition.rules.otherwise.valueBps', { disposition: { rules: table({ allow: 'all', valueBps: 10_001 }) } }],
  ['V16', 'deductions above their base', 'settlement.deductions', { settlement: { deductions: {
    one: { zh: '一', en: 'one', when: { claim: true }, base: 'creditable', bps: 6000, clause: 'acme §1' }, two: { zh: '二', en: 'two', when: { severity: 'minor' }, base: 'creditable', bps: 5000, clause: 'acme §2' } } } }],
  ['V16', 'deduction of nothing', 'settlement.deductions.one', { settlement: { deductions: { one: { zh: '一', en: 'one', when: {}, base: 'line', clause: 'acme §1' } } } }],
  ['V17', 'settlement nobody posts', 'settlement.post', { settlement: { on: {} } }],
  ['V17', 'refund nobody pays', 'settlement.pay', { settlement: { on: {}, post: 'gm', route: table('original') } }],
  ['V17', 'trigger that never comes', 'settlement.trigger', { settlement: { on: {}, post: 'gm', trigger: 'inspect' } }],
  ['V17', 'amount nobody is asked about', 'settlement.negotiated', { settlement: { negotiated: true }, outcomes: { remedies: ['REFUND_PARTIAL', 'NONE'] } }],
  ['V18', 'silence as consent without a source', 'ask.consent.onTimeout', { ask: { consent: { on: true, onTimeout: 'deem_accepted' } } }],
  ['V18', 'no time to answer', 'ask.consent.timeout', { ask: { consent: { on: true, timeout: { natural: 0 } } } }],
  ['V19', 'deposit without advance', 'replacement.deposit', { replacement: { deposit: { when: {}, bps: 10_000, by: 'gm', unproven: 'decide' } } }],
  ['V19', 'advance without exchange', 'replacement.advance', { replacement: { advance: { wantsAdvance: true } } }],
  ['V20', 'classes that overlap', 'classes', { classNames: { a: { zh: '大', en: 'a' }, b: { zh: '小', en: 'b' } }, classes: [row({ qty: { gte: 20 } }, 'a', 'acme §1'), row({ qty: { lte: 20 } }, 'b', 'acme §1')] }],
  ['V20', 'classes with a hole', 'classes', { classNames: { a: { zh: '大', en: 'a' }, b: { zh: '小', en: 'b' } }, classes: [row({ qty: { gt: 20 } }, 'a', 'acme §1'), row({ qty: { lt: 20 } }, 'b', 'acme §1')] }],
  ['V21', 'random sample of nothing', 'inspection.sampling', { inspection: { sampling: table({ method: 'random', minBps: 0 }) } }],
  ['V25', 'no last way out', 'outcomes.goods', { outcomes: { goods: ['REWORK'] }, disposition: { rules: table({ allow: 'all' }) } }],
  ['V26', 'on-site check that cannot end in a return', 'onsite.results', { onsite: { mode: 'required', results: { return: null } } }],
  ['V26', 'on-site check without result', 'onsite.results', { onsite: { results: { onsite: null, entrust: null, return: null } } }],
  ['V27', 'containment by nobody', 'containment.holds', { containment: { holds: [] } }],
  ['V28', 'unknown calendar', 'calendar', { calendar: 'lunar' }],
  ['V29', 'two windows for one case', 'windows', { windows: [row({ channel: 'online' }, { span: { natural: 7 * 1440 }, from: 'receipt' }, 'acme §1'), row({ reasonGroup: 'personal' }, { span: { natural: 1440 }, from: 'receipt' }, 'acme §2')] }],
  ['V30', 'notice without words', 'notifications.0.text', { notifications: [{ on: 'receive', to: ['customer'], text: 'hello', clause: 'acme §1' }] }],
  ['V32', 'promised date nobody promises', 'sla.hold.budget', { sla: { hold: { budget: { agreed: 'receive' } } } }],
  ['V34', 'pause outside the limit', 'sla.disposition.pauseWhile', { sla: { disposition: { pauseWhile: ['receive'] } } }],
  ['V35', 'seconds in earnest', 'sla.hold.budget', { sla: { hold: { budget: { seconds: 5 } } } }],
];

describe('refused', () => {
  it.each(errors)('%s %s (%s)', (check, _why, path, change) => {
    const found = changed(change).filter((problem) => problem.check === check && problem.path === path);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]{3}/) });
  });

  it('names the clause of the rule', () => {
    expect(changed({ sla: { disposition: { start: 'sort' } } })).toContainEqual(expect.objectContaining({ check: 'V07', clause: 'S000-04 §5.6' }));
  });
});

describe('warned about', () => {
  it('a calendar that ends within the year', () => {
    const { profile } = resolveProfile('S000-04@1', PROFILES);
    expect(validateProfile(profile!, { ...house, today: '2026-11-22' })).toEqual([expect.objectContaining({ check: 'V28', severity: 'warning' })]);
  });

  it('V04, V31: an approver who may be unknown, and one who is the applicant', () => {
    const found = changed({ approvals: { return: chain('refuse', ['sales', 'acme §1']), scrap: chain('redecide', ['auth', 'acme §1', { claim: true }], ['gm', 'acme §1', { claim: false }]) } });
    expect(found.map(({ check, severity, path }) => [check, severity, path])).toEqual([['V04', 'warning', 'approvals.scrap'], ['V31', 'warning', 'approvals.return.levels.0.role']]);
  });
});

describe('not refused, as far as this release goes', () => {
  it.each<[string, Change]>([
    ['a chain that may be empty', { approvals: { scrap: { ...chain('redecide', ['auth', 'acme §1', { claim: true }]), empty: 'pass' } } }],
    ['classes with a rest', { classNames: { a: { zh: '大', en: 'a' }, b: { zh: '小', en: 'b' } }, classes: [row({ qty: { gte: 20 } }, 'a', 'acme §1'), row({}, 'b', 'acme §1')] }],
    ['seconds in a time-lapse', { demo: true, sla: { hold: { budget: { seconds: 5 } } } }],
    ['a limit on the time a step is open', { sla: { order: sla('一天内排产', 'Schedule within a day', { natural: 1440 }, 'open:order', 'order', 'pmc', 'acme §1') } }],
  ])('%s', (_why, change) => expect(changed(change)).toEqual([]));
});
