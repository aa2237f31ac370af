/**
 * Where each fact is recorded over HTTP: `POST /api/<desk>/v1/returns/:returnNo/<noun>`, one noun per kind and desk
 * (nouns: product.md §1). 登记 alone has no number yet: `POST /api/returns/v1/returns`. Extensions and resolutions hang on their
 * task (`/returns/:returnNo/extensions`, `/resolutions`), at every desk; corrections are made at the desk of the fact.
 */
import type { FactKind } from '../fact-kinds.js';
import type { Desk } from '../vocabulary.js';

export const COMMAND_NOUNS = {
  contact: 'contacts', hold: 'holds', release: 'hold-releases', onsite: 'onsite-results', review: 'reviews', withdraw: 'withdrawals',
  supplement: 'supplements', eligibility: 'eligibility-checks', exception: 'exception-reviews', discount_approval: 'discount-reviews', customer_reply: 'customer-answers', appeal: 'appeals',
  instruct: 'instructions', dispatched: 'dispatches', arrive: 'arrivals', receive: 'receipts', discrepancy: 'discrepancy-decisions',
  papers_approval: 'papers-reviews', arrival_notice: 'arrival-notices', sort: 'sortings', inspect: 'inspections', conclude: 'meeting-conclusions', dispose: 'dispositions', quote: 'quotes',
  order: 'rework-orders', repair: 'rework-completions', reinspect: 'reinspections', stock_in: 'stock-moves', scrap_request: 'scrap-requests',
  scrap_approval: 'scrap-reviews', scrap: 'scrappings', pack: 'packings', send_back: 'shipments-back', onsite_done: 'onsite-completions',
  deposit: 'deposits', deposit_settle: 'deposit-settlements', audit: 'audits', settlement_approval: 'settlement-reviews', post: 'postings',
  refund_paid: 'refunds', refund_failed: 'refund-failures', tell: 'customer-notices', adjust: 'adjustments', close_review: 'closing-reviews',
  supply_order: 'replenishments', replacement_approval: 'replacement-reviews', make: 'replenishments-made', ship: 'shipments', report_sent: 'reports-sent', survey: 'surveys', duty: 'duties', extend: 'extensions', pause: 'pauses',
  resume: 'resumptions', grant: 'loop-grants', cancel: 'cancellations', resolve: 'resolutions',
  signoff: 'branch-signoffs', pool_started: 'pool-starts', responsibility: 'responsibility-decisions', disposition_approval: 'disposition-reviews',
  plan: 'rework-plans', first_article: 'first-articles', unit_test: 'performance-tests', dispatch_check: 'dispatch-inspections', treat: 'treatments',
  dismantle: 'dismantlings', to_supplier: 'supplier-handovers', improve: 'improvement-reports',
  reopen: 'reopenings', repin: 'policy-changes', correct: 'corrections', override: 'overrides', claimed_time: 'claimed-times',
} as const satisfies Partial<Record<FactKind, string>>;
export type CommandKind = keyof typeof COMMAND_NOUNS;

export const apiBase = (service: string): string => `/api/${service}/v1`;
/** ('quality','dispose','RT…1') → '/api/quality/v1/returns/RT…1/dispositions' */
export const commandPath = (desk: Desk, kind: CommandKind, returnNo: string): string => `${apiBase(desk)}/returns/${returnNo}/${COMMAND_NOUNS[kind]}`;
