/** The form of a complete profile: no field missing, none unknown, whole numbers, known words (V01, V02). */
import { DEPARTMENTS, GOODS, REMEDIES } from '@guitu/contracts/vocabulary';
import { LINE_ATTRIBUTES } from './attribute-kinds.js';
import { rowOf, tableOf, whenCase, whenLine } from './condition-shape.js';
import type { Problem } from './problem.js';
import { among, code, either, flag, list, matching, object, oneOf, orNull, record, text, whole, type Shape } from './shape.js';
import { RESERVED_WORDS } from './merge.js';
import { ASK_KEYS, EXEC_STEPS, GATES, LOOPS, STEP_KEYS } from './steps.js';
import { anchor, chaseShape, ladder, slaShape, span, step } from './time-shape.js';
import type { Ask, Chain, Check, Deduction, Duty, Form, Level, Notice, Profile, RoleDef } from './types.js';

const entries = (shape: Shape): Shape => record(shape, RESERVED_WORDS);
const allOf = (keys: readonly string[], shape: Shape): Shape => (value, path) =>
  object<Record<string, object>>(Object.fromEntries(keys.map((key) => [key, shape])), {})(value, path);

const ALLOWED = Object.keys(GOODS).filter((key) => key !== 'NOT_SENT' && key !== 'NO_GOODS');
const goods = oneOf(...ALLOWED);
const remedy = oneOf(...Object.keys(REMEDIES));
const label = object<{ zh: string; en: string }>({ zh: text, en: text }, {});
const labels = entries(label);
const lineTable = (then: Shape): Shape => tableOf(whenLine, then);
const caseTable = (then: Shape): Shape => tableOf(whenCase, then);
const by = object<{ by: string; when: object }>({ by: code, when: whenLine }, {});
const bps = whole(0);
/** Keys are strings, `all` and `any` are groups. */
const rule: Shape = (value, path) => either(code, either(object<{ all: object }>({ all: (v, p) => list(rule)(v, p) }, {}), object<{ any: object }>({ any: (v, p) => list(rule)(v, p) }, {})))(value, path);

const chain = object<Chain>({
  mode: oneOf('serial', 'joint'), levels: list(object<Level>({ role: code, clause: text }, { when: whenLine })),
  onReject: oneOf('refuse', 'redecide', 'previous'), empty: oneOf('pass', 'invalid'),
}, {});
const ask = object<Ask>({ on: flag, by: code, timeout: span, onTimeout: oneOf('deem_accepted', 'deem_refused', 'escalate'), clause: text }, { when: whenLine });
const duty = object<Duty>({ zh: text, en: text, by: code, after: anchor, clause: text }, { form: code, before: either(step, oneOf('none')), per: oneOf('case', 'consignment', 'portion', 'supply'), when: whenLine });
const form = object<Form>({ zh: text, en: text, gate: step, fields: list(code), copies: list(code) }, { issuedBy: code, when: whenLine });
const notice = object<Notice>({ on: either(anchor, oneOf('rejected', 'mismatch', 'breach')), to: list(code, 1), text: code, clause: text }, { when: whenCase });
const time = oneOf('before_return', 'before_receipt', 'after_receipt');

const profile = object<Profile>({
  key: code, version: whole(1), zh: text, en: text, effectiveFrom: matching(/^\d{4}-\d{2}-\d{2}$/), owner: code, sources: list(text, 1),
  roles: entries(object<RoleDef>({ zh: text, en: text, dept: oneOf(...Object.keys(DEPARTMENTS)), head: code }, {})), management: code,
  clauses: among(STEP_KEYS, text), fields: labels, texts: labels,
  reasons: entries(object<Profile['reasons'][string]>({ zh: text, en: text, group: oneOf(...LINE_ATTRIBUTES.reasonGroup) }, {})),
  products: labels, customers: labels, grades: labels, causes: labels, onsiteResults: labels, calendar: code, emergency: oneOf('pause', 'flag'),
  windows: list(rowOf(whenLine, object<Profile['windows'][number]['then']>({ span, from: oneOf('receipt', 'ship', 'on_the_spot') }, {}))),
  late: object<Profile['late']>({ then: oneOf('reject', 'exception', 'quote', 'alternative') }, {}),
  warranty: object<Profile['warranty']>({ on: flag, months: lineTable(whole(0)), perContract: flag, effect: oneOf('gate', 'quote'), voidWhen: whenLine }, {}),
  eligibility: object<Profile['eligibility']>({ by: code, checks: entries(object<Check>({ zh: text, en: text, test: whenLine, clause: text }, {})), rule: orNull(rule) }, {}),
  approvals: among(GATES, chain),
  sla: entries(slaShape), ladders: entries(ladder), chase: chaseShape,
  loops: allOf(LOOPS, object<Profile['loops']['rework']>({ max: whole(1), grant: code }, {})),
  contact: object<Profile['contact']>({ on: flag, by: code }, { when: whenCase }),
  containment: object<Profile['containment']>({ on: flag, holds: list(object<{ by: string; label: string }>({ by: code, label: text }, {})), release: code }, {}),
  onsite: object<Profile['onsite']>({
    mode: oneOf('none', 'optional', 'required'), by: code,
    results: entries(object<Profile['onsite']['results'][string]>({ goods: either(goods, oneOf('RETURN', 'REFUSED')) }, { remedy })),
  }, {}),
  inbound: object<Profile['inbound']>({
    goods: caseTable(flag), carrier: oneOf('customer', 'courier', 'company'), ships: code, instruct: code, documents: list(code), missing: oneOf('refuse', 'hold', 'note'), address: lineTable(code),
  }, {}),
  freight: lineTable(object<Profile['freight']['otherwise']>({ payer: oneOf('company', 'customer', 'half', 'one_trip_each', 'open') }, { prepaid: oneOf('customer') })),
  receipt: object<Profile['receipt']>({
    by: code, joint: list(code), fields: list(code), area: text, label: text, notify: orNull(code), signoff: orNull(code),
    mismatch: object<Profile['receipt']['mismatch']>({ tell: list(code, 1), recount: flag, sign: list(code), carrierClaim: whenLine }, {}),
    accessories: lineTable(oneOf('ignore', 'deduct', 'hold')), shortfallFrom: list(goods),
  }, {}),
  classes: list(rowOf(whenCase, code)), classNames: labels,
  inspection: object<Profile['inspection']>({
    mode: oneOf('none', 'receipt', 'step'), when: whenLine, at: time, by: code, sort: orNull(lineTable(code)),
    sampling: lineTable(object<Profile['inspection']['sampling']['otherwise']>({ method: oneOf('full', 'normal', 'mixed_lot', 'random'), minBps: bps }, {})),
    perUnit: list(code), pool: orNull(object<{ over: number }>({ over: whole(1) }, {})),
  }, {}),
  disposition: object<Profile['disposition']>({
    at: time, by: object<Profile['disposition']['by']>({ mode: oneOf('one', 'joint', 'meeting', 'rules'), roles: list(code, 1) }, {}),
    rules: lineTable(object<Profile['disposition']['rules']['otherwise']>({ allow: either(oneOf('all'), list(goods)) }, { valueBps: bps })),
    remedies: lineTable(list(remedy)), charge: lineTable(oneOf('free', 'quote')),
  }, {}),
  outcomes: object<Profile['outcomes']>({ goods: list(goods), remedies: list(remedy, 1) }, {}),
  rework: object<Profile['rework']>({
    by: lineTable(code), plan: orNull(by), order: orNull(code), priority: flag, firstArticle: orNull(by), reinspect: orNull(code),
    unitTest: orNull(object<{ by: string; goods: object }>({ by: code, goods: list(goods, 1) }, {})), dispatchCheck: orNull(code), requires: list(code),
  }, {}),
  execution: allOf(EXEC_STEPS, code), stores: lineTable(text),
  review: object<Profile['review']>({
    meeting: orNull(by), home: either(oneOf('return'), object<{ complaint: string }>({ complaint: matching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}@[1-9][0-9]*$/) }, {})), effect: orNull(object<{ by: string }>({ by: code }, { when: whenLine })),
    report: orNull(object<{ by: string; kind: string }>({ by: code, kind: oneOf('improvement', '8d', 'analysis') }, { when: whenLine })), toCustomer: orNull(object<{ by: string; form: string }>({ by: code, form: code }, { when: whenLine })),
  }, {}),
  settlement: object<Profile['settlement']>({
    on: whenCase, trigger: oneOf('approve', 'receive', 'inspect', 'dispose', 'executed'), audit: orNull(code), post: orNull(code), pay: orNull(code), tell: orNull(code), verifyAccount: flag,
    adjust: object<Profile['settlement']['adjust']>({ by: code, tolerance: whole(0) }, {}), route: caseTable(oneOf('original', 'offset', 'customer_choice', 'credit', 'bank', 'cash')),
    deductions: entries(object<Deduction>({ zh: text, en: text, when: whenLine, base: oneOf('creditable', 'line', 'list_minus_paid'), clause: text }, { bps, amount: oneOf('missingValue') })),
    rounding: object<Profile['settlement']['rounding']>({ mode: oneOf('half_up', 'half_even', 'down'), at: oneOf('line', 'total') }, {}),
  }, { negotiated: flag }),
  replacement: object<Profile['replacement']>({
    by: code, make: orNull(code), ship: code, advance: whenCase, deny: whenCase,
    deposit: orNull(object<NonNullable<Profile['replacement']['deposit']>>({ when: whenCase, bps, by: code, unproven: oneOf('decide', 'offset_price', 'refund') }, {})),
  }, {}),
  responsibility: object<Profile['responsibility']>({ by: orNull(code), bearer: lineTable(code), penalty: oneOf('none', 'assess', 'fine'), supplierNotice: whenLine }, {}),
  ask: allOf(ASK_KEYS, ask), notifications: list(notice), forms: entries(form), duties: entries(duty),
  closure: object<Profile['closure']>({ survey: flag, costAccount: orNull(code), reports: list(code) }, {}),
}, { demo: oneOf(true) });

/** Everything about a document that keeps it from being a profile. */
export const checkShape = (document: unknown): Problem[] => profile(document, '');
