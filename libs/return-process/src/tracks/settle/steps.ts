/** 结算, of the whole return: from the amount that is worked out to money that has reached the customer. */
import type { TaskMenu } from '@guitu/contracts/task';
import { attrsOfLines } from '../../catalogue/attributes.js';
import { isAsked } from '../../asks/is-asked.js';
import type { ReturnDraft } from '../../context.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { At, StepRow } from '../step-row.js';
import { adjust, adjustments, isAdjusted, settlementDelta } from './adjust-settlement.js';
import { answerProposal, counterProposal, mostToAgree, remediesToChoose } from './answer-proposal.js';
import { audit } from './audit-settlement.js';
import { freightOf } from '../inbound/way-home.rules.js';
import { grantRounds } from './grant-settlement-rounds.js';
import { isPosted, toPost } from './ledger.js';
import { leftToPay, refundFailed, refundPaid, routesNow } from './pay-refund.js';
import { post } from './post-settlement.js';
import { refuseSettlement } from './refuse-settlement.js';
import { roundsLeft, type MoneyLoop } from './settlement-rounds.js';
import { PARTIAL } from './settled-part.js';
import { tell } from './tell-customer.js';
import { isSettled, valueSettlement } from './value-settlement.js';

const SETTLED = { scope: 'case', stage: 'settlement' } as const;
/** The mark after which it is valued (制度 `settlement.trigger`). */
const TRIGGERS = { approve: 'allAccepted', receive: 'allReceived', inspect: 'allInspected', dispose: 'allDecided', executed: 'allEnded' } as const;

const hasMoney = ({ state }: ReturnDraft): boolean => (state.settlement?.lines.length ?? 0) > 0;
const isOpen = ({ state }: ReturnDraft): boolean => state.settlement !== undefined && toPost(state.settlement) > 0;

/** The amount a task is about with what was deducted from it, each by its clause. */
function amounts({ ctx: { policy }, state }: At, amount: number): TaskMenu {
  const taken = (state.settlement?.deductions ?? []).flatMap(({ key, amount: fen }) => {
    const of = policy.settlement.deductions[key];
    return of === undefined ? [] : [{ code: key, label: { zh: of.zh, en: of.en }, amount: fen, clause: of.clause }];
  });
  return { amount, ...(taken.length > 0 && { deductions: taken }) };
}

/** R21 S000-03 §6: the originals that must be there (forms whose copy goes to who audits, and those handed in before), and who bears the freight of the bills among them. */
function auditMenu(at: At): TaskMenu {
  const { ctx: { policy }, state } = at;
  const handedIn = new Set(Object.values(policy.duties).flatMap(({ form, before }) => (before === 'audit' && form !== undefined ? [form] : [])));
  const originals = Object.entries(policy.forms).flatMap(([code, { copies }]) => (handedIn.has(code) || copies.some((role) => role === policy.settlement.audit) ? [code] : []));
  const ledger = state.settlement;
  return {
    ...amounts(at, (ledger?.net ?? 0) + (ledger?.earlier ?? 0)), verdicts: ['accept', 'reject'], freight: freightOf(policy, attrsOfLines(policy, state, state.lines.map(({ line }) => line))),
    documents: originals, roundsLeft: roundsLeft({ ctx: at.ctx, state }, at.scope, 'proposal'),
  };
}

/** The amount that is proposed, and up to which one a partial refund may be agreed instead. */
function proposalMenu(at: At): TaskMenu {
  const upTo = mostToAgree(at, PARTIAL);
  return { ...amounts(at, at.state.settlement?.net ?? 0), ...(upTo !== null && { upTo }) };
}

const limit = (loop: MoneyLoop, zh: string, en: string): StepRow => ({
  ...SETTLED, key: `${loop}Limit`, zh, en, after: null, chaseDays: 1, accepts: 'grant', handle: grantRounds(loop), ...(loop === 'payment' && { windsDown: true as const }),
  owner: (policy) => policy.loops[loop].grant, menu: () => ({ loop }), lines: () => [],
});

export const SETTLE_STEPS: readonly StepRow[] = [
  {
    ...SETTLED, key: 'value', zh: '计价', en: 'Valuation', after: ({ settlement: { trigger } }: ResolvedProfile) => [TRIGGERS[trigger], 'mayPropose'], chaseDays: 1, accepts: 'audit',
    need: isSettled, compute: valueSettlement,
  },
  {
    ...SETTLED, key: 'propose', zh: '结算协商', en: 'Agree on the amount', stage: 'customer', after: ['value'], chaseDays: 5, accepts: 'customer_reply', ask: 'propose',
    need: (draft, scope) => hasMoney(draft) && draft.state.settlement?.closed !== true && isAsked(draft, scope, 'propose'),
    onReply: answerProposal, choices: remediesToChoose, counter: counterProposal, bargains: true, menu: proposalMenu,
  },
  {
    ...SETTLED, key: 'audit', zh: '财务审核', en: 'Finance audit', after: ['propose'], chaseDays: 2, accepts: 'audit', handle: audit, on: ({ settlement }) => settlement.audit !== null,
    need: (draft) => hasMoney(draft) && (isOpen(draft) || draft.state.settlement?.unpriced === true) && draft.state.settlement?.closed !== true,
    owner: ({ settlement }) => settlement.audit, menu: auditMenu,
  },
  {
    ...SETTLED, key: 'settleApprove', zh: '结算审批', en: 'Settlement approval', stage: 'approval', after: ['audit'], chaseDays: 2, accepts: 'settlement_approval', gate: 'settlement', need: isOpen,
    requestedBy: ['audit'], previous: { steps: ['audit'], loop: 'proposal' }, onReject: refuseSettlement, menu: (at) => amounts(at, at.state.settlement?.due ?? 0),
  },
  {
    ...SETTLED, key: 'post', zh: '入账', en: 'Posting', after: ['settleApprove'], chaseDays: 2, accepts: 'post', handle: post, need: isOpen,
    owner: ({ settlement }) => settlement.post, menu: (at) => amounts(at, at.state.settlement === undefined ? 0 : toPost(at.state.settlement)),
  },
  {
    ...SETTLED, key: 'pay', zh: '退款', en: 'Refund', after: ['post', 'mayPay'], chaseDays: 3, windsDown: true, accepts: 'refund_paid', handle: refundPaid, also: { refund_failed: refundFailed },
    on: ({ settlement }) => settlement.pay !== null, need: (draft) => leftToPay(draft) > 0, owner: ({ settlement }) => settlement.pay,
    menu: (at) => ({ amount: leftToPay(at), routes: routesNow(at), verifyAccount: at.ctx.policy.settlement.verifyAccount, roundsLeft: roundsLeft(at, at.scope, 'payment') }),
  },
  {
    ...SETTLED, key: 'tell', zh: '告知客户', en: 'Tell the customer', after: ['pay'], chaseDays: 1, windsDown: true, accepts: 'tell', handle: tell, on: ({ settlement }) => settlement.tell !== null,
    need: (draft) => hasMoney(draft) && draft.state.settlement?.told !== draft.state.settlement?.posted, owner: ({ settlement }) => settlement.tell, menu: (at) => amounts(at, at.state.settlement?.posted ?? 0),
  },
  {
    ...SETTLED, key: 'adjust', zh: '结算调整', en: 'Settlement adjustment', after: ['tell', 'allEnded'], chaseDays: 3, windsDown: true, accepts: 'adjust', handle: adjust,
    need: (draft) => (draft.state.ending === null || isPosted(draft.state)) && isAdjusted(draft), owner: ({ settlement }) => settlement.adjust.by,
    menu: (at) => ({ amount: settlementDelta(at), results: adjustments(at) }),
  },
  limit('proposal', '协商轮次上限', 'Limit of proposals'),
  limit('payment', '付款重试上限', 'Limit of payments'),
];
