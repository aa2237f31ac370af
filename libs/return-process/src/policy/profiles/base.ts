/**
 * base@1: every part off, with the house's words, roles, ladders and chases. Not a procedure of its own; all others grow
 * from it. Every value is a house default (process-model.md §4.2, §7) unless a clause says otherwise.
 */
import type { Ask, Patch, Profile } from '../types.js';
import { BASE_ROLES, BASE_WORDS } from './base-words.js';
import { CHASE_STEPS } from './house-chase.js';
import { NEVER, table, workdays } from './notation.js';

const silent: Ask = { on: false, by: 'cs', timeout: workdays(5), onTimeout: 'escalate', clause: 'house' };
/** Eight hours of work; and the same time of day on the next working day under the house's shifts. */
const EIGHT_WORKING_HOURS = { working: 480 };
const NEXT_WORKING_DAY = { working: 510 };
const AT_DUE = { over: { natural: 0 } };

export const BASE = {
  key: 'base', version: 1, zh: '制度基础', en: 'Common base', effectiveFrom: '2025-01-01', owner: 'gm', sources: ['house'],
  roles: BASE_ROLES, management: 'gm', ...BASE_WORDS, clauses: {},
  products: {}, customers: {}, grades: {}, causes: {}, onsiteResults: {},
  calendar: 'cn-standard', emergency: 'flag',
  windows: [], late: { then: 'reject' },
  warranty: { on: false, months: table(0), perContract: false, effect: 'gate', voidWhen: NEVER },
  eligibility: { by: 'cs', checks: {}, rule: null },
  approvals: {},
  sla: {},
  ladders: {
    standard: [
      { at: { pct: 75 }, to: 'owner', do: 'remind' }, { at: AT_DUE, to: 'owner', do: 'breach' }, { at: AT_DUE, to: 'head', do: 'escalate' },
      { at: { over: EIGHT_WORKING_HOURS }, to: 'management', do: 'escalate', repeat: { every: NEXT_WORKING_DAY, times: 4 } },
    ],
    chase: [
      { at: AT_DUE, to: 'owner', do: 'remind', repeat: { every: NEXT_WORKING_DAY, times: 5 } },
      { at: { over: { working: 960 } }, to: 'head', do: 'escalate' },
    ],
    customer: [{ at: { pct: 50 }, to: 'owner', do: 'remind' }, { at: { pct: 90 }, to: 'owner', do: 'remind' }, { at: AT_DUE, to: 'head', do: 'escalate' }],
  },
  chase: { span: workdays(3), steps: CHASE_STEPS, ladder: 'chase' },
  loops: {
    supplement: { max: 3, grant: 'csHead' }, appeal: { max: 1, grant: 'csHead' }, recount: { max: 2, grant: 'whHead' }, consignment: { max: 5, grant: 'salesHead' },
    redecide: { max: 3, grant: 'qcHead' }, rework: { max: 3, grant: 'qcHead' }, repack: { max: 3, grant: 'qcHead' }, proposal: { max: 3, grant: 'salesHead' },
    payment: { max: 3, grant: 'gm' }, report: { max: 3, grant: 'qcHead' }, effect: { max: 3, grant: 'qcHead' },
  },
  contact: { on: false, by: 'cs' },
  containment: { on: false, holds: [], release: 'qc' },
  onsite: { mode: 'none', by: 'qc', results: {} },
  inbound: { goods: table(true), carrier: 'customer', ships: 'customer', instruct: 'sales', documents: [], missing: 'note', address: table('main') },
  freight: table({ payer: 'company' }),
  receipt: {
    by: 'keeper', joint: [], fields: ['receivedQty'], area: '退货区', label: '退货待判', notify: null, signoff: null,
    mismatch: { tell: ['sales'], recount: false, sign: [], carrierClaim: NEVER }, accessories: table('ignore'), shortfallFrom: [],
  },
  classes: [], classNames: {},
  inspection: { mode: 'none', when: {}, at: 'after_receipt', by: 'qc', sort: null, sampling: table({ method: 'normal', minBps: 1000 }), perUnit: [], pool: null },
  disposition: { at: 'after_receipt', by: { mode: 'one', roles: ['qc'] }, rules: table({ allow: 'all' }), remedies: table(['NONE']), charge: table('free') },
  outcomes: { goods: [], remedies: ['NONE'] },
  rework: { by: table('prod'), plan: null, order: null, priority: false, firstArticle: null, reinspect: null, unitTest: null, dispatchCheck: null, requires: [] },
  execution: {
    scrapRequest: 'qc', scrap: 'keeper', treat: 'keeper', dismantle: 'prod', pack: 'keeper', sendBack: 'keeper', stockIn: 'keeper', toSupplier: 'buyer', onsiteWork: 'qc',
  },
  stores: table('成品仓'),
  review: { meeting: null, home: 'return', effect: null, report: null, toCustomer: null },
  settlement: {
    on: NEVER, trigger: 'executed', audit: null, post: null, pay: null, tell: null, verifyAccount: false, adjust: { by: 'salesHead', tolerance: 0 },
    route: table('offset'), deductions: {}, rounding: { mode: 'half_up', at: 'total' },
  },
  replacement: { by: 'sales', make: null, ship: 'keeper', advance: NEVER, deny: NEVER, deposit: null },
  responsibility: { by: null, bearer: table('open'), penalty: 'none', supplierNotice: NEVER },
  ask: {
    alternative: silent, settleFirst: silent, appeal: silent, recount: silent, consent: silent, fee: silent, deposit: silent, propose: silent, ack: silent, customerScrap: silent,
  },
  notifications: [], forms: {}, duties: {},
  closure: { survey: false, costAccount: null, reports: [] },
} satisfies Profile & Patch;
