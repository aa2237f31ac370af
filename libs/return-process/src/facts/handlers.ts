/** Which function applies which fact. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import * as containment from './containment.js';
import * as control from './control.js';
import * as execution from './execution.js';
import * as inbound from './inbound.js';
import * as intake from './intake.js';
import * as judgement from './judgement.js';
import type { CaseHandler, StepHandler } from './outcome.js';
import { supplyStep } from './supply.js';

/** Facts about one step. */
export const STEP_HANDLERS: { readonly [K in FactKind]?: StepHandler } = {
  contact: intake.contact, onsite: intake.onsite, review: intake.review, instruct: intake.instruct,
  hold: containment.hold, release: containment.release,
  arrive: inbound.arrive, receive: inbound.receive, discrepancy: inbound.discrepancy, arrival_notice: inbound.arrivalNotice,
  inspect: judgement.inspect, conclude: judgement.conclude, dispose: judgement.dispose,
  order: execution.order, repair: execution.repair, reinspect: execution.reinspect, stock_in: execution.stockIn, grant: execution.grant,
  scrap_request: execution.scrapRequest, scrap_approval: execution.scrapApproval, scrap: execution.scrap,
  pack: execution.pack, send_back: execution.sendBack, onsite_done: execution.onsiteDone,
  supply_order: supplyStep, make: supplyStep, ship: supplyStep,
  duty: control.duty,
};

/** Facts about the whole return, a clock, an anomaly or a task. */
export const CASE_HANDLERS: { readonly [K in FactKind]?: CaseHandler } = {
  dispatched: intake.dispatched, withdraw: control.withdraw, cancel: control.cancel,
  extend: control.extend, pause: control.pause, resume: control.resume, resolve: control.resolve, released: control.released,
};
