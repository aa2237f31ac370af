/** 收货, per consignment: from the instructions to the customer to goods that are counted and announced. */
import { portionsOf, type Consignment, type ReturnScope, type ReturnState } from '../../state.js';
import { taskLine } from '../../statements/task-lines.js';
import type { StepRow } from '../step-row.js';
import { arrive } from './arrive-goods.js';
import { discrepancy } from './decide-discrepancy.js';
import { discrepancyResults } from './discrepancy-results.js';
import { instruct } from './instruct-return.js';
import { arrivalNotice } from './notify-arrival.js';
import { receive } from './receive-goods.js';
import { expectedLines, expectedQty, variances } from './settle-counts.js';

/** Are there goods that belong to this consignment? */
const travels = (state: ReturnState, { id }: ReturnScope): boolean => portionsOf(state, id).some((portion) => portion.endedAt === null);

export const INBOUND_STEPS: readonly StepRow[] = [
  {
    key: 'instruct', zh: '退货指引', en: 'Return instructions', scope: 'consignment', stage: 'inbound', after: ['approve'], chaseDays: 1, accepts: 'instruct', handle: instruct,
    need: ({ state }, scope) => (scope as Consignment).instructedAt === null && travels(state, scope),
    owner: (policy) => policy.inbound.instruct, menu: ({ ctx }) => ({ documents: [...ctx.policy.inbound.documents] }),
  },
  {
    key: 'transport', zh: '待到货', en: 'Awaiting goods', scope: 'consignment', stage: 'inbound', after: ['instruct'], chaseDays: 10, windsDown: true,
    accepts: 'arrive', handle: arrive, also: { discrepancy }, need: ({ state }, scope) => travels(state, scope),
    // the goods may come, or somebody says that they never will: asked once nobody waits for the return any more
    seats: ({ ctx: { policy }, state }, _scope, { clause }) => [
      { level: 1, role: policy.receipt.by, clause }, ...(state.ending === null ? [] : [{ level: 2, role: policy.inbound.instruct, clause: 'house' }]),
    ],
    menu: ({ task }) => (task.level === 2 ? { results: ['not_sent'] } : {}),
  },
  {
    key: 'receive', zh: '验收', en: 'Receipt', scope: 'consignment', stage: 'receipt', after: ['transport'], chaseDays: 1, windsDown: true, accepts: 'receive', handle: receive,
    need: ({ state }, scope) => travels(state, scope), owner: (policy) => policy.receipt.by,
    menu: ({ ctx: { policy } }) => ({ fields: [...policy.receipt.fields], documents: [...policy.inbound.documents], area: policy.receipt.area, label: policy.receipt.label }),
    lines: ({ state, scope }) => expectedLines(state, scope.id).filter((line) => (scope as Consignment).counts[line] === undefined).flatMap((line) => taskLine(state, line, expectedQty(state, scope.id, line))),
  },
  {
    key: 'discrepancy', zh: '差异处理', en: 'Discrepancy', scope: 'consignment', stage: 'receipt', after: ['receive'], chaseDays: 2, accepts: 'discrepancy', handle: discrepancy,
    need: (_draft, scope) => (scope as Consignment).settledAt === null && Object.keys((scope as Consignment).counts).length > 0,
    owner: (policy) => policy.receipt.mismatch.tell[0] ?? policy.receipt.by,
    menu: ({ ctx, state, scope }) => ({ results: discrepancyResults({ ctx, state }, scope as Consignment) }),
    lines: ({ state, scope }) => variances(state, scope as Consignment).filter(({ variance }) => variance !== 0).flatMap(({ line, variance }) => taskLine(state, line, Math.abs(variance))),
  },
  {
    key: 'notify', zh: '到货通知', en: 'Arrival notice', scope: 'consignment', stage: 'receipt', after: ['receive', 'discrepancy'], chaseDays: 1, accepts: 'arrival_notice', handle: arrivalNotice,
    on: (profile) => profile.receipt.notify !== null,
    need: ({ state }, scope) => portionsOf(state, scope.id).some((portion) => portion.arrivedAt !== null && portion.endedAt === null),
    owner: (policy) => policy.receipt.by, menu: ({ ctx: { policy } }) => ({ area: policy.receipt.area, label: policy.receipt.label }),
  },
];
