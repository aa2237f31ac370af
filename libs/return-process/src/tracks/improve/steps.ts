/** 改善: report, its effect, and the report to the customer with his answer (P17, P21). */
import { roundsLeft } from '../../asks/loop-rounds.js';
import { isAsked } from '../../asks/is-asked.js';
import { stepOf } from '../../engine/draft.js';
import { attrsOf } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { holdsForOne, type When } from '../../policy/conditions.js';
import type { LineAttrs } from '../../policy/attributes.js';
import { portions } from '../../state.js';
import type { At, StepRow } from '../step-row.js';
import { checkEffect } from './check-effect.js';
import { grantReportRounds } from './grant-report-rounds.js';
import { leaveToComplaint } from './leave-to-complaint.js';
import { improve } from './record-improvement.js';
import { REPORT_LOOPS, type ReportLoop } from './report-rounds.js';
import { answerReport, sendReport } from './send-report.js';

const OF_CASE = { scope: 'case', stage: 'closing' } as const;
/** Is it called for by goods that came or were looked at where they are? */
function concerns({ ctx: { policy }, state }: ReturnDraft, part: { readonly when?: When<LineAttrs> } | null): boolean {
  const sent = portions(state).filter(({ goods }) => goods !== 'NOT_SENT');
  return sent.length > 0 && (part?.when === undefined || holdsForOne(part.when, attrsOf(policy, state, sent)));
}
/** How often it went round, and may still. */
const rounds = (at: At, loop: ReportLoop) => ({ round: at.task.round, roundsLeft: roundsLeft(at, loop, stepOf(at.scope, at.def.key).round) });

const limit = (loop: ReportLoop, zh: string, en: string): StepRow => ({
  ...OF_CASE, key: REPORT_LOOPS[loop].limit, zh, en, after: null, chaseDays: 1, accepts: 'grant', handle: grantReportRounds(loop),
  owner: (policy) => policy.loops[loop].grant, menu: () => ({ loop }), lines: () => [],
});

export const IMPROVE_STEPS: readonly StepRow[] = [
  {
    ...OF_CASE, key: 'improve', zh: '改善报告', en: 'Improvement report', after: ['allDecided', 'mayImprove'], chaseDays: 5, accepts: 'improve', handle: improve, correctable: true,
    on: ({ review }) => review.home === 'return' && review.report !== null, need: (draft) => concerns(draft, draft.ctx.policy.review.report), onSkip: leaveToComplaint,
    owner: ({ review }) => review.report?.by ?? null, menu: (at) => ({ results: [at.ctx.policy.review.report?.kind ?? 'improvement'], ...rounds(at, 'effect') }),
  },
  {
    ...OF_CASE, key: 'effect', zh: '效果确认', en: 'Effect check', after: ['improve'], chaseDays: 5, accepts: 'effect_check', handle: checkEffect,
    on: ({ review }) => review.home === 'return' && review.effect !== null, need: (draft, scope) => stepOf(scope, 'improve').s === 'done' && concerns(draft, draft.ctx.policy.review.effect),
    owner: ({ review }) => review.effect?.by ?? null, menu: (at) => rounds(at, 'effect'),
  },
  {
    ...OF_CASE, key: 'report', zh: '报告发出', en: 'Report to the customer', after: ['allEnded', 'allSupplied', 'improve', 'effect', 'mayReport'], chaseDays: 2, accepts: 'report_sent', handle: sendReport, correctable: true,
    on: ({ review }) => review.toCustomer !== null, need: (draft) => concerns(draft, draft.ctx.policy.review.toCustomer), owner: ({ review }) => review.toCustomer?.by ?? null,
  },
  {
    ...OF_CASE, key: 'ack', zh: '客户确认', en: 'Customer confirms', stage: 'customer', after: ['report'], chaseDays: 5, accepts: 'customer_reply', ask: 'ack', onReply: answerReport,
    need: (draft, scope) => stepOf(scope, 'report').s === 'done' && isAsked(draft, scope, 'ack'),
  },
  limit('effect', '效果不良上限', 'Limit of improvements'),
  limit('report', '重发报告上限', 'Limit of reports'),
];
