/** Which steps a profile can ever open: the switches read statically, without running the flow. */
import { decide, decisionsOf, neverHolds } from './conditions.js';
import { regionsOf } from './regions.js';
import { STEP_KEYS, type StepKey } from './steps.js';
import type { ResolvedProfile } from './types.js';
import { IN_KIND } from '../tracks/execute/routes.js';

const REPAIRED: readonly string[] = ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT'];
const TREATED: readonly string[] = ['RELABEL_RESALE', 'BLEND_IN', 'DIRECT_RECOVERY', 'REPACK_RESHIP'];

/**
 * Repaired goods go into stock unless they always go back: nothing but 修好返还 may be decided about them, and there is no other
 * remedy that a judgement taken anew could find carried out already.
 */
function repairsIntoStock({ outcomes, disposition: { remedies } }: ResolvedProfile): boolean {
  const stays = (remedy: string): boolean => remedy !== 'REPAIR_RETURN';
  return outcomes.remedies.some((remedy) => stays(remedy) && remedy !== 'NONE') || outcomes.goods.filter((goods) => REPAIRED.includes(goods))
    .some((goods) => (regionsOf(remedies.rows.map(({ when }) => when), true, { goods }) ?? [{ goods }]).some((region) => decide(remedies, region).then.some(stays)));
}

/** Steps on the routes of the allowed outcomes; a rejected return may always send arrived goods back. */
function routeSteps(profile: ResolvedProfile, goods: boolean): Partial<Record<StepKey, boolean>> {
  const { outcomes, onsite, rework, approvals, ask, disposition } = profile;
  const has = (...codes: readonly string[]): boolean => outcomes.goods.some((code) => codes.includes(code)) || Object.values(onsite.results).some((result) => codes.includes(result.goods));
  const repaired = has(...REPAIRED);
  const scrapped = has('SCRAP');
  return {
    quote: repaired && decisionsOf(disposition.charge).includes('quote'), fee: ask.fee.on, consent: ask.consent.on,
    plan: repaired && rework.plan !== null, order: repaired && rework.order !== null, firstArticle: repaired && rework.firstArticle !== null, rework: repaired,
    reinspect: repaired && rework.reinspect !== null, unitTest: rework.unitTest !== null, treat: has(...TREATED), dismantle: has('DISMANTLE'),
    stockIn: (repaired && repairsIntoStock(profile)) || has('RESTOCK', 'DISMANTLE', ...TREATED), scrapRequest: scrapped, scrapApprove: scrapped && approvals.scrap !== undefined, scrap: scrapped,
    pack: goods, sendBack: goods, dispatchCheck: rework.dispatchCheck !== null, toSupplier: has('RETURN_TO_SUPPLIER'),
    onsiteWork: has('ONSITE_REWORK'), customerScrap: has('CUSTOMER_SCRAP') && ask.customerScrap.on,
  };
}

function moneySteps({ settlement, approvals, ask }: ResolvedProfile): Partial<Record<StepKey, boolean>> {
  const on = !neverHolds(settlement.on);
  return {
    value: on, propose: on && ask.propose.on, audit: on && settlement.audit !== null, settleApprove: on && approvals.settlement !== undefined,
    post: on, pay: on && settlement.pay !== null, tell: on && settlement.tell !== null, adjust: on,
  };
}

/** Steps that can open under this profile. 补齐资料 cannot: the desk takes no registration without its forms. */
export function openSteps(profile: ResolvedProfile): ReadonlySet<StepKey> {
  const { approvals, ask, inbound, receipt, inspection, review, replacement, outcomes, containment, onsite } = profile;
  const goods = decisionsOf(inbound.goods).includes(true);
  const inKind = outcomes.remedies.some((remedy) => IN_KIND.includes(remedy));
  const late = profile.windows.length > 0;
  const on: Partial<Record<StepKey, boolean>> = {
    register: true, eligible: profile.eligibility.rule !== null, exception: (late && profile.late.then === 'exception') || ask.appeal.on, alternative: late && profile.late.then === 'alternative',
    contact: profile.contact.on, hold: containment.on, release: containment.on, onsite: onsite.mode !== 'none',
    settleFirst: ask.settleFirst.on, approve: approvals.return !== undefined, appeal: ask.appeal.on,
    instruct: goods, transport: goods, receive: goods, discrepancy: goods, papers: goods && inbound.missing === 'hold' && inbound.documents.length > 0,
    signoff: goods && receipt.signoff !== null, notify: goods && receipt.notify !== null, sort: inspection.sort !== null, pool: inspection.pool !== null,
    inspect: inspection.mode !== 'none', meet: review.meeting !== null, responsible: profile.responsibility.by !== null, dispose: true, disposeApprove: approvals.disposition !== undefined, redecide: true,
    ...routeSteps(profile, goods),
    supplyOrder: inKind, supplyApprove: inKind && approvals.replacement !== undefined, make: inKind && replacement.make !== null, ship: inKind,
    deposit: replacement.deposit !== null, depositSettle: replacement.deposit !== null,
    ...moneySteps(profile),
    improve: review.report !== null, effect: review.effect !== null, report: review.toCustomer !== null, ack: ask.ack.on,
    closeReview: approvals.close !== undefined, survey: profile.closure.survey, close: true,
  };
  return new Set(STEP_KEYS.filter((step) => on[step] === true));
}
