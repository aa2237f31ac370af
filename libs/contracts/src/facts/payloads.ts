/** Payload schema of every fact kind: the one table that producers validate against, strictly. */
import type { z } from 'zod';
import type { FactKind } from '../fact-kinds.js';
import * as control from './control.js';
import * as customer from './customer.js';
import * as finance from './finance.js';
import * as gates from './gates.js';
import * as intake from './intake.js';
import * as neighbours from './neighbours.js';
import * as production from './production.js';
import * as quality from './quality.js';
import * as warehouse from './warehouse.js';

export const FACT_PAYLOADS = {
  register: intake.RegisterPayload, supplement: intake.SupplementPayload, eligibility: intake.EligibilityPayload, contact: intake.ContactPayload,
  instruct: intake.InstructPayload, dispatched: intake.DispatchedPayload, onsite: intake.OnsitePayload, discrepancy: intake.DiscrepancyPayload,
  supply_order: intake.SupplyOrderPayload, quote: intake.QuotePayload,
  withdraw: customer.WithdrawPayload, appeal: customer.AppealPayload, customer_reply: customer.CustomerReplyPayload, tell: customer.TellPayload,
  report_sent: customer.ReportSentPayload, survey: customer.SurveyPayload,
  review: gates.ReviewPayload, exception: gates.ExceptionPayload, discount_approval: gates.DiscountApprovalPayload, papers_approval: gates.PapersApprovalPayload,
  disposition_approval: gates.DispositionApprovalPayload, scrap_approval: gates.ScrapApprovalPayload, replacement_approval: gates.ReplacementApprovalPayload,
  settlement_approval: gates.SettlementApprovalPayload, close_review: gates.CloseReviewPayload,
  hold: warehouse.HoldPayload, arrive: warehouse.ArrivePayload, receive: warehouse.ReceivePayload, arrival_notice: warehouse.ArrivalNoticePayload,
  stock_in: warehouse.StockInPayload, scrap: warehouse.ScrapPayload, send_back: warehouse.SendBackPayload, ship: warehouse.ShipPayload,
  treat: warehouse.TreatPayload, pack: warehouse.PackPayload, released: warehouse.ReleasedPayload, refused: warehouse.RefusedPayload,
  release: quality.ReleasePayload, sort: quality.SortPayload, inspect: quality.InspectPayload, conclude: quality.ConcludePayload,
  responsibility: quality.ResponsibilityPayload, dispose: quality.DisposePayload, first_article: quality.FirstArticlePayload,
  reinspect: quality.ReinspectPayload, unit_test: quality.UnitTestPayload, dispatch_check: quality.DispatchCheckPayload,
  scrap_request: quality.ScrapRequestPayload, onsite_done: quality.OnsiteDonePayload, improve: quality.ImprovePayload, effect_check: quality.EffectCheckPayload,
  signoff: production.SignoffPayload, order: production.OrderPayload, plan: production.PlanPayload, repair: production.RepairPayload,
  dismantle: production.DismantlePayload, to_supplier: production.ToSupplierPayload, make: production.MakePayload,
  deposit: finance.DepositPayload, deposit_settle: finance.DepositSettlePayload, audit: finance.AuditPayload, post: finance.PostPayload,
  refund_paid: finance.RefundPaidPayload, refund_failed: finance.RefundFailedPayload, adjust: finance.AdjustPayload,
  duty: control.DutyPayload, extend: control.ExtendPayload, pause: control.PausePayload, resume: control.ResumePayload,
  grant: control.GrantPayload, cancel: control.CancelPayload, reopen: control.ReopenPayload, correct: control.CorrectPayload,
  resolve: control.ResolvePayload, override: control.OverridePayload, claimed_time: control.ClaimedTimePayload, repin: control.RepinPayload,
  pool_started: neighbours.PoolStartedPayload, totals: neighbours.TotalsPayload, link: neighbours.LinkPayload, calendar: neighbours.CalendarPayload,
} as const satisfies Record<FactKind, z.ZodType>;
export type FactPayload<K extends FactKind> = z.infer<(typeof FACT_PAYLOADS)[K]>;
