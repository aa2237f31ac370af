/** Payload schema of every fact kind: the one table that producers validate against, strictly. */
import type { z } from 'zod';
import type { FactKind } from '../fact-kinds.js';
import * as control from './control.js';
import * as intake from './intake.js';
import * as production from './production.js';
import * as quality from './quality.js';
import * as warehouse from './warehouse.js';

export const FACT_PAYLOADS = {
  register: intake.RegisterPayload, contact: intake.ContactPayload, review: intake.ReviewPayload, withdraw: intake.WithdrawPayload,
  instruct: intake.InstructPayload, dispatched: intake.DispatchedPayload, onsite: intake.OnsitePayload, discrepancy: intake.DiscrepancyPayload,
  supply_order: intake.SupplyOrderPayload, cancel: intake.CancelPayload,
  hold: warehouse.HoldPayload, arrive: warehouse.ArrivePayload, receive: warehouse.ReceivePayload, arrival_notice: warehouse.ArrivalNoticePayload,
  stock_in: warehouse.StockInPayload, scrap: warehouse.ScrapPayload, send_back: warehouse.SendBackPayload, ship: warehouse.ShipPayload,
  pack: warehouse.PackPayload, released: warehouse.ReleasedPayload, refused: warehouse.RefusedPayload,
  release: quality.ReleasePayload, inspect: quality.InspectPayload, conclude: quality.ConcludePayload, dispose: quality.DisposePayload,
  reinspect: quality.ReinspectPayload, scrap_request: quality.ScrapRequestPayload, scrap_approval: quality.ScrapApprovalPayload,
  onsite_done: quality.OnsiteDonePayload,
  order: production.OrderPayload, repair: production.RepairPayload, make: production.MakePayload,
  duty: control.DutyPayload, extend: control.ExtendPayload, pause: control.PausePayload, resume: control.ResumePayload,
  grant: control.GrantPayload, resolve: control.ResolvePayload,
} as const satisfies Record<FactKind, z.ZodType>;
export type FactPayload<K extends FactKind> = z.infer<(typeof FACT_PAYLOADS)[K]>;
