/** 判定: pool, inspection, meeting and responsibility, disposition and its approval; again for what could not be carried out. */
import type { TaskMenu } from '@guitu/contracts/task';
import { formatQuantity } from '@guitu/contracts/quantity';
import { attrsOf } from '../../catalogue/attributes.js';
import { amountAtStake } from '../../gates/amount-at-stake.js';
import { decide, holdsForOne } from '../../policy/conditions.js';
import { lineOf, portions, portionsOf, type Consignment, type Portion } from '../../state.js';
import { perLine, taskLine } from '../../statements/task-lines.js';
import { rejectReturn } from '../intake/refuse-return.js';
import type { At, StepRow } from '../step-row.js';
import { acceptProposal, refuseProposal } from './approve-disposition.js';
import { bearersFor } from './bearer.rules.js';
import { addLevels, levelsMissing } from './change-class.js';
import { conclude } from './conclude-meeting.js';
import { dispose } from './decide-disposition.js';
import { decideResponsibility } from './decide-responsibility.js';
import { judgedBy } from './judged-portions.js';
import { isBeingApproved, isDiscussable, isInspectable, isJudgeable, lookedAt } from './judgeable.js';
import { judges } from './judges.js';
import { offersFor, type Offer } from './offers.js';
import { inspect } from './record-inspection.js';
import { sampleOf } from './sampling.rules.js';
import { startPoolInspection } from './start-pool-inspection.js';

const judgedLines = (at: At) => perLine(at.state, judgedBy(at, at));
const inspected = ({ ctx, state, scope }: At): Portion[] => portionsOf(state, scope.id).filter((portion) => isInspectable(ctx.policy, state, portion));

/** What may be decided about any of the judged goods, in the order of P15; each part is checked against the goods it is taken from. */
function offersOf(at: At): Offer[] {
  const place = ({ goods }: Offer): number => [...at.ctx.policy.outcomes.goods, goods].findIndex((code) => code === goods);
  const offers = judgedBy(at, at).flatMap((portion) => offersFor(at, portion));
  return offers.filter((offer, index) => offers.findIndex((other) => other.goods === offer.goods) === index)
    .map((offer) => ({ ...offer, remedies: [...new Set(offers.filter(({ goods }) => goods === offer.goods).flatMap(({ remedies }) => remedies))] }))
    .sort((a, b) => place(a) - place(b));
}

/** What the first of several has proposed, or what is to be approved. */
function proposed({ state, scope }: At): TaskMenu {
  const { proposal } = scope as Consignment | Portion;
  if (proposal === undefined) return {};
  return { proposal: proposal.map(({ line, parts }) => ({ line, portions: parts.map(({ qty, goods, remedy }) => ({ qty: formatQuantity(qty, lineOf(state, line)?.unit ?? 'pcs'), goods, remedy })) })) };
}

/** Least sample per line (R11, R12), and what is looked at on every unit. */
function inspection(at: At): TaskMenu {
  const { ctx: { policy }, state } = at;
  const goods = inspected(at);
  const [first] = attrsOf(policy, state, goods);
  const { method, minBps } = first === undefined ? policy.inspection.sampling.otherwise : decide(policy.inspection.sampling, first).then;
  const samples = perLine(state, goods).map(({ line, unit }) => {
    const ofLine = goods.filter((portion) => portion.line === line);
    const sample = sampleOf(policy, attrsOf(policy, state, ofLine)[0] ?? {}, ofLine.reduce((sum, { qty }) => sum + qty, 0));
    return { line, method: sample.method, min: formatQuantity(sample.min, unit) };
  });
  return {
    sampling: { method, minBps }, samples, ...(policy.inspection.perUnit.length > 0 && { checks: [...policy.inspection.perUnit] }),
    ...(Object.keys(policy.grades).length > 0 && { grades: Object.keys(policy.grades) }),
  };
}

const OF_CONSIGNMENT = { scope: 'consignment', stage: 'disposition' } as const;
const JUDGEMENT = { accepts: 'dispose', handle: dispose, chaseDays: 2, seats: judges } as const;
const APPROVAL = { stage: 'disposition', chaseDays: 1, accepts: 'disposition_approval', gate: 'disposition', menu: (at: At) => ({ ...proposed(at), ...amountAtStake(at.state, judgedBy(at, at)) }), onAccept: acceptProposal, onReject: refuseProposal } as const;

export const ASSESS_STEPS: readonly StepRow[] = [
  {
    key: 'approveAgain', zh: '补批', en: 'Further approval', scope: 'case', stage: 'review', after: null, chaseDays: 2, accepts: 'review', gate: 'return', requestedBy: ['approve'],
    seats: (draft, scope) => levelsMissing(draft, scope), onAccept: addLevels, onReject: rejectReturn,
  },
  {
    ...OF_CONSIGNMENT, key: 'pool', zh: '待检池', en: 'Inspection pool', stage: 'inspection', after: ['sort', 'signoff', 'notify'], chaseDays: 10, accepts: 'pool_started', handle: startPoolInspection,
    on: (profile) => profile.inspection.pool !== null, owner: (policy) => policy.inspection.by, menu: ({ ctx: { policy } }) => ({ poolOver: policy.inspection.pool?.over ?? 0 }),
    need: ({ state }, scope) => portionsOf(state, scope.id).some((portion) => portion.arrivedAt !== null && portion.decidedAt === null && portion.endedAt === null),
  },
  {
    ...OF_CONSIGNMENT, key: 'inspect', zh: '检验', en: 'Inspection', stage: 'inspection', chaseDays: 3, accepts: 'inspect', handle: inspect, correctable: true,
    after: (profile) => (lookedAt(profile) === 'after_receipt' ? ['pool'] : ['approve']), on: (profile) => profile.inspection.mode !== 'none',
    need: ({ ctx: { policy }, state }, scope) => holdsForOne(policy.inspection.when, attrsOf(policy, state, portionsOf(state, scope.id).filter((portion) => isInspectable(policy, state, portion)))),
    owner: (policy) => policy.inspection.by, menu: inspection, lines: (at) => perLine(at.state, inspected(at)),
  },
  {
    key: 'meet', zh: '评审会', en: 'Review meeting', scope: 'case', stage: 'meeting', after: ['any:inspect'], chaseDays: 3, accepts: 'conclude', handle: conclude, correctable: true,
    on: (profile) => profile.review.meeting !== null, may: ({ ctx: { policy }, state }) => isDiscussable(policy, state),
    need: ({ ctx: { policy }, state }) => policy.review.meeting !== null && holdsForOne(policy.review.meeting.when, attrsOf(policy, state, portions(state).filter((portion) => isInspectable(policy, state, portion) || isJudgeable(policy, state, portion)))),
    owner: (policy) => policy.review.meeting?.by ?? null,
  },
  {
    key: 'responsible', zh: '责任判定', en: 'Responsibility', scope: 'case', stage: 'meeting', after: ['any:inspect', 'meet'], chaseDays: 3, accepts: 'responsibility', handle: decideResponsibility,
    on: (profile) => profile.responsibility.by !== null, may: ({ ctx: { policy }, state }) => isDiscussable(policy, state),
    need: ({ state }) => portions(state).some(({ decidedAt, endedAt }) => decidedAt === null && endedAt === null),
    owner: (policy) => policy.responsibility.by, menu: ({ ctx: { policy }, state }) => ({ bearers: bearersFor(policy, attrsOf(policy, state, portions(state).filter(({ endedAt }) => endedAt === null))), penalty: policy.responsibility.penalty }),
  },
  {
    ...OF_CONSIGNMENT, ...JUDGEMENT, key: 'dispose', zh: '判定', en: 'Disposition',
    after: ({ disposition }) => ['inspect', 'meet', 'responsible', disposition.at === 'after_receipt' ? 'pool' : 'approve'],
    may: ({ state }) => !isBeingApproved(state), need: ({ ctx, state }, scope) => judgedBy({ ctx, state }, { scope, def: { key: 'dispose' } }).length > 0,
    menu: (at) => ({ outcomes: offersOf(at), ...proposed(at) }), lines: judgedLines,
  },
  { ...OF_CONSIGNMENT, ...APPROVAL, key: 'disposeApprove', zh: '判定审批', en: 'Disposition approval', after: ['dispose'], requestedBy: ['dispose'],
    may: ({ state }) => !isBeingApproved(state), need: (_draft, scope) => (scope as Consignment).proposal !== undefined, previous: { steps: ['dispose'], loop: 'redecide' }, lines: judgedLines },
  {
    ...JUDGEMENT, key: 'redecide', zh: '重新判定', en: 'New disposition', scope: 'portion', stage: 'disposition', after: null,
    menu: (at) => ({ outcomes: offersOf(at), round: at.task.round, ...proposed(at) }),
  },
  { ...APPROVAL, key: 'redecideApprove', zh: '重新判定审批', en: 'New disposition approval', scope: 'portion', after: null, requestedBy: ['redecide'],
    previous: { steps: ['redecide'], loop: 'redecide' }, lines: ({ state, scope }) => (scope.kind === 'portion' ? taskLine(state, scope.line, scope.qty, scope.id) : []) },
];
