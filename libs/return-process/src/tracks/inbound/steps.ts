/** 收货, per consignment: from the instructions to the customer to goods that are counted, signed for, announced and sorted. */
import { attrsOfLines, undecidedLines } from '../../catalogue/attributes.js';
import { voidStep } from '../../engine/advance.js';
import { amountAtStake } from '../../gates/amount-at-stake.js';
import { formsAt } from '../../papers/required-papers.rules.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { portionsOf, type Consignment, type ReturnScope, type ReturnState } from '../../state.js';
import { taskLine } from '../../statements/task-lines.js';
import { sorter } from '../assess/sorter.rules.js';
import type { At, StepRow } from '../step-row.js';
import { accessoriesRule } from './accessories.rules.js';
import { afterReceipt, papersMissing } from './after-receipt.js';
import { answerRecount } from './answer-recount.js';
import { arrive } from './arrive-goods.js';
import { discrepancy } from './decide-discrepancy.js';
import { discrepancyResults } from './discrepancy-results.js';
import { hasGoods } from './goods-expected.rules.js';
import { instruct } from './instruct-return.js';
import { requiredFields } from './missing-papers.rules.js';
import { arrivalNotice } from './notify-arrival.js';
import { receive } from './receive-goods.js';
import { refuseGoods } from './refuse-goods.js';
import { signOff } from './sign-off-branch.js';
import { sortGoods } from './sort-goods.js';
import { expectedLines, expectedQty, variances } from './settle-counts.js';
import { instructionsFor } from './way-home.rules.js';

/** Are there goods that belong to this consignment? */
const travels = (policy: ResolvedProfile, state: ReturnState, { id }: ReturnScope): boolean =>
  hasGoods(policy, state, id) && portionsOf(state, id).some((portion) => portion.endedAt === null);
/** Are goods of it in the house? */
const isHere = (state: ReturnState, { id }: ReturnScope): boolean => portionsOf(state, id).some((portion) => portion.arrivedAt !== null && portion.endedAt === null);

/** What 验收 asks of the keeper: fields, papers, who signs with him, what follows from missing accessories. */
function receiptMenu({ ctx: { policy }, state, scope }: At): ReturnType<NonNullable<StepRow['menu']>> {
  const { receipt, inspection } = policy;
  const lines = attrsOfLines(policy, state, expectedLines(state, scope.id));
  const accessories = lines.map((attrs) => accessoriesRule(policy, attrs)).find((rule) => rule !== 'ignore');
  // R06: where no complete paper means no acceptance, a line without them is counted all the same, and the goods go back
  const requires = policy.inbound.missing === 'refuse' || state.ending !== null ? [] : requiredFields(policy);
  return {
    fields: [...receipt.fields], documents: [...policy.inbound.documents, ...formsAt(policy, 'receive', lines).map(([code]) => code)], area: receipt.area, label: receipt.label,
    ...(requires.length > 0 && { requires }), ...(receipt.joint.length > 0 && { signers: [...receipt.joint] }), ...(accessories !== undefined && { accessories }),
    ...(inspection.mode === 'receipt' && inspection.perUnit.length > 0 && { checks: [...inspection.perUnit] }),
  };
}

const OF_CONSIGNMENT = { scope: 'consignment' } as const;

export const INBOUND_STEPS: readonly StepRow[] = [
  {
    ...OF_CONSIGNMENT, key: 'instruct', zh: '退货指引', en: 'Return instructions', stage: 'inbound', chaseDays: 1, accepts: 'instruct', handle: instruct,
    // what is judged or inspected before it comes back is not asked for before
    after: ({ disposition, inspection }) => ['approve', ...(inspection.at === 'before_return' ? ['inspect'] : []), ...(disposition.at === 'before_return' ? ['dispose', 'disposeApprove'] : [])],
    need: ({ ctx: { policy }, state }, scope) => (scope as Consignment).instructedAt === null && travels(policy, state, scope),
    owner: (policy) => policy.inbound.instruct, menu: ({ ctx: { policy }, state, scope }) => instructionsFor(policy, attrsOfLines(policy, state, expectedLines(state, scope.id))),
  },
  {
    ...OF_CONSIGNMENT, key: 'transport', zh: '待到货', en: 'Awaiting goods', stage: 'inbound', after: ['instruct'], chaseDays: 10, windsDown: true,
    accepts: 'arrive', handle: arrive, also: { discrepancy }, need: ({ ctx: { policy }, state }, scope) => travels(policy, state, scope),
    // the goods may come, or somebody says that they never will: asked once nobody waits for the return any more
    seats: ({ ctx: { policy }, state }, _scope, { clause }) => [
      { level: 1, role: policy.receipt.by, clause }, ...(state.ending === null ? [] : [{ level: 2, role: policy.inbound.instruct, clause: 'house' }]),
    ],
    menu: ({ task }) => (task.level === 2 ? { results: ['not_sent'] } : {}),
  },
  {
    ...OF_CONSIGNMENT, key: 'receive', zh: '验收', en: 'Receipt', stage: 'receipt', after: ['transport'], chaseDays: 1, windsDown: true, accepts: 'receive', handle: receive,
    need: ({ ctx: { policy }, state }, scope) => travels(policy, state, scope), owner: (policy) => policy.receipt.by, menu: receiptMenu,
    onDone: (draft, scope, at) => afterReceipt(draft, scope as Consignment, at),
    lines: ({ state, scope }) => expectedLines(state, scope.id).filter((line) => (scope as Consignment).counts[line] === undefined).flatMap((line) => taskLine(state, line, expectedQty(state, scope.id, line))),
  },
  {
    ...OF_CONSIGNMENT, key: 'papers', zh: '放行', en: 'Release without papers', stage: 'receipt', after: ['receive'], chaseDays: 2, accepts: 'papers_approval', gate: 'papers',
    on: ({ inbound, approvals }) => inbound.missing === 'hold' && approvals.papers !== undefined, requestedBy: ['receive'],
    need: ({ ctx: { policy }, state }, scope) => papersMissing(policy, scope as Consignment).length > 0 && ((scope as Consignment).settledAt === null || isHere(state, scope)),
    menu: ({ ctx: { policy }, state, scope }) => ({ documents: papersMissing(policy, scope as Consignment), ...amountAtStake(state, portionsOf(state, scope.id).filter(({ endedAt }) => endedAt === null)) }),
    onReject: (draft, { scope, def }, at) => {
      voidStep(scope, def.key, at);
      refuseGoods(draft, scope as Consignment, at);
    },
  },
  {
    ...OF_CONSIGNMENT, key: 'discrepancy', zh: '差异处理', en: 'Discrepancy', stage: 'receipt', after: ['receive', 'papers'], chaseDays: 2, accepts: 'discrepancy', handle: discrepancy,
    need: (_draft, scope) => (scope as Consignment).settledAt === null && Object.keys((scope as Consignment).counts).length > 0,
    owner: (policy) => policy.receipt.mismatch.tell[0] ?? policy.receipt.by,
    menu: ({ ctx, state, scope }) => ({ results: discrepancyResults({ ctx, state }, scope as Consignment), ...(ctx.policy.receipt.mismatch.sign.length > 0 && { signers: [...ctx.policy.receipt.mismatch.sign] }) }),
    lines: ({ state, scope }) => variances(state, scope as Consignment).filter(({ variance }) => variance !== 0).flatMap(({ line, variance }) => taskLine(state, line, Math.abs(variance))),
  },
  {
    ...OF_CONSIGNMENT, key: 'recountAck', zh: '客户重签', en: 'Customer signs the count', stage: 'customer', after: ['discrepancy'], chaseDays: 3, accepts: 'customer_reply', ask: 'recount',
    on: ({ ask }) => ask.recount.on, need: (_draft, scope) => (scope as Consignment).pending !== undefined, onReply: answerRecount,
    lines: ({ state, scope }) => variances(state, scope as Consignment).filter(({ variance }) => variance !== 0).flatMap(({ line, variance }) => taskLine(state, line, Math.abs(variance))),
  },
  {
    ...OF_CONSIGNMENT, key: 'signoff', zh: '分厂签收', en: 'Branch sign-off', stage: 'receipt', after: ['receive', 'discrepancy', 'recountAck'], chaseDays: 1, accepts: 'signoff', handle: signOff,
    on: ({ receipt }) => receipt.signoff !== null, need: ({ state }, scope) => isHere(state, scope), owner: ({ receipt }) => receipt.signoff,
    notes: ({ state, scope }) => (state.anomalies.some(({ kind, scope: about }) => kind === 'signed_otherwise' && about === scope.id) ? [{ code: 'being_counted', zh: '数量不符，已请验收人核对', en: 'The quantity differs; whoever received them looks into it' }] : []),
  },
  {
    ...OF_CONSIGNMENT, key: 'notify', zh: '到货通知', en: 'Arrival notice', stage: 'receipt', after: ['receive', 'discrepancy', 'recountAck'], chaseDays: 1, accepts: 'arrival_notice', handle: arrivalNotice, correctable: true,
    on: (profile) => profile.receipt.notify !== null,
    need: ({ state }, scope) => isHere(state, scope),
    owner: (policy) => policy.receipt.by, menu: ({ ctx: { policy } }) => ({ area: policy.receipt.area, label: policy.receipt.label }),
  },
  {
    ...OF_CONSIGNMENT, key: 'sort', zh: '分拣', en: 'Sorting', stage: 'receipt', after: ['signoff', 'notify'], chaseDays: 1, accepts: 'sort', handle: sortGoods,
    on: ({ inspection }) => inspection.sort !== null, need: ({ state }, scope) => isHere(state, scope),
    owner: (policy, state, scope) => sorter(policy, undecidedLines(policy, state, scope.id)),
    menu: ({ ctx: { policy } }) => (Object.keys(policy.grades).length === 0 ? {} : { grades: Object.keys(policy.grades) }),
  },
];
