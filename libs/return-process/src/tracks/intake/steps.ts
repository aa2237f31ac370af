/** 受理: from the registration to the review. */
import { isAsked } from '../../asks/is-asked.js';
import { caseAttrs } from '../../catalogue/attributes.js';
import { amountAtStake } from '../../gates/amount-at-stake.js';
import { holds } from '../../policy/conditions.js';
import { perLine, undecided } from '../../statements/task-lines.js';
import type { At, StepRow } from '../step-row.js';
import { checksToAnswer, openChecks } from './assess-return.js';
import { admitLines, eligibility, isLate } from './check-eligibility.js';
import { contact } from './contact-customer.js';
import { denyException, grantException, passException } from './decide-exception.js';
import { missingForms, papersMissing } from './missing-papers.rules.js';
import { alternatives, answerAlternative, passAlternative } from './offer-alternative.js';
import { onsiteResults } from './onsite-results.js';
import { onsite } from './record-onsite-result.js';
import { answerRefusal, appeal, rejectReturn } from './refuse-return.js';
import { computedNotes, knownNotes, latenessNotes, refusalNotes } from './intake-notes.js';
import { maySupplement, reviewAs } from './review-return.js';
import { answerSettleFirst, denyDiscount, haggle, settlements } from './settle-first.js';
import { supplement } from './supplement-papers.js';

const OF_CASE = { scope: 'case', stage: 'intake' } as const;
const openLines = ({ state }: Pick<At, 'state'>) => perLine(state, undecided(state));

const APPROVE: StepRow = {
  ...OF_CASE, key: 'approve', zh: '审核', en: 'Review', stage: 'review', after: ['complete', 'eligible', 'contact', 'settleFirst'], chaseDays: 2, accepts: 'review', handle: (draft, target, fact, at) => reviewAs(APPROVE)(draft, target, fact, at),
  gate: 'return', onReject: rejectReturn, lines: openLines, notes: computedNotes, need: ({ state }) => !state.intake.preApproved && undecided(state).length > 0,
  menu: (at) => ({ verdicts: ['accept', 'reject', ...(maySupplement(at, at.scope) ? ['supplement' as const] : [])] }),
};

export const INTAKE_STEPS: readonly StepRow[] = [
  { ...OF_CASE, key: 'register', zh: '登记', en: 'Register', after: null, chaseDays: 1, accepts: 'register' },
  {
    ...OF_CASE, key: 'complete', zh: '补齐资料', en: 'Complete the papers', after: ['register'], chaseDays: 3, accepts: 'supplement', handle: supplement,
    need: ({ ctx: { policy }, state }) => papersMissing(policy, state), owner: (policy) => policy.eligibility.by,
    menu: ({ ctx, state }) => ({ documents: missingForms(ctx.policy, state), fields: [...new Set(missingForms(ctx.policy, state).flatMap((form) => ctx.policy.forms[form]?.fields ?? []))] }),
  },
  {
    ...OF_CASE, key: 'eligible', zh: '资格核对', en: 'Eligibility check', after: ['complete'], chaseDays: 2, accepts: 'eligibility', handle: eligibility,
    need: (draft) => openChecks(draft).length > 0, owner: (policy) => policy.eligibility.by,
    onDone: (draft, _scope, at) => admitLines(draft, at), onSkip: (draft, _scope, at) => admitLines(draft, at),
    menu: (at) => ({ openChecks: checksToAnswer(at) }), lines: openLines, notes: knownNotes,
  },
  {
    ...OF_CASE, key: 'exception', zh: '特批', en: 'Exceptional approval', stage: 'review', after: ['eligible'], chaseDays: 2, accepts: 'exception', gate: 'exception',
    onAccept: grantException, onReject: denyException, need: (draft) => isLate(draft, 'exception'), onSkip: (draft, _scope, at) => passException(draft, at), lines: openLines, menu: ({ state }) => amountAtStake(state, undecided(state)),
    notes: (at) => (at.state.intake.refused === null ? latenessNotes(at) : refusalNotes(at)),
  },
  {
    ...OF_CASE, key: 'alternative', zh: '替代方案', en: 'Alternative offered', after: ['exception'], chaseDays: 3, accepts: 'customer_reply', ask: 'alternative',
    need: (draft, scope) => isLate(draft, 'alternative') && isAsked(draft, scope, 'alternative'), onReply: answerAlternative, choices: alternatives,
    onSkip: (draft, _scope, at) => passAlternative(draft, at), lines: openLines, notes: latenessNotes,
  },
  {
    ...OF_CASE, key: 'contact', zh: '首次联系', en: 'First contact', after: ['register'], chaseDays: 1, accepts: 'contact', handle: contact, correctable: true,
    on: (profile) => profile.contact.on,
    need: ({ ctx: { policy }, state }) => policy.contact.when === undefined || holds(policy.contact.when, caseAttrs(policy, state)),
    owner: (policy) => policy.contact.by,
  },
  {
    ...OF_CASE, key: 'onsite', zh: '现场核实', en: 'On-site check', stage: 'onsite', after: ['alternative', 'contact'], chaseDays: 3, accepts: 'onsite', handle: onsite,
    on: (profile) => profile.onsite.mode !== 'none',
    need: ({ ctx: { policy }, state }) => undecided(state).length > 0 && (policy.onsite.mode === 'required' || state.attrs['onsiteWanted'] === true),
    owner: (policy) => policy.onsite.by, menu: ({ ctx, state }) => ({ results: onsiteResults({ ctx }, undecided(state)) }), lines: openLines,
  },
  {
    ...OF_CASE, key: 'discountApprove', zh: '折让审批', en: 'Discount approval', stage: 'approval', after: ['onsite'], chaseDays: 2, accepts: 'discount_approval', gate: 'discount',
    on: (profile) => profile.ask.settleFirst.on && profile.approvals.discount !== undefined, onReject: denyDiscount,
    need: (draft, scope) => undecided(draft.state).length > 0 && isAsked(draft, scope, 'settleFirst'), lines: openLines, menu: ({ state }) => amountAtStake(state, undecided(state)),
  },
  {
    ...OF_CASE, key: 'settleFirst', zh: '先行协商', en: 'Settle first', stage: 'customer', after: ['discountApprove'], chaseDays: 3, accepts: 'customer_reply', ask: 'settleFirst',
    need: (draft, scope) => undecided(draft.state).length > 0 && scope.steps['discountApprove']?.s !== 'void' && isAsked(draft, scope, 'settleFirst'),
    onReply: answerSettleFirst, choices: settlements, counter: haggle, lines: openLines,
  },
  APPROVE,
  {
    ...OF_CASE, key: 'appeal', zh: '申诉期', en: 'Time to appeal', stage: 'customer', after: null, chaseDays: 5, accepts: 'customer_reply', ask: 'appeal', also: { appeal }, onReply: answerRefusal, notes: refusalNotes,
  },
];
