/** 判定, per consignment: inspection, meeting, disposition. */
import { undecidedLines } from '../../catalogue/attributes.js';
import { decide, holdsForOne } from '../../policy/conditions.js';
import { isUndecidedHere, portionsOf } from '../../state.js';
import { perLine } from '../../statements/task-lines.js';
import type { At, StepRow } from '../step-row.js';
import { conclude } from './conclude-meeting.js';
import { dispose } from './decide-disposition.js';
import { judgedBy } from './judged-portions.js';
import { offersFor, type Offer } from './offers.js';
import { inspect } from './record-inspection.js';

const judgedLines = (at: At) => perLine(at.state, judgedBy(at, at));

/** What may be decided about any of the judged goods; each line is checked against its own. */
function offersOf(at: At): Offer[] {
  const offers = judgedBy(at, at).flatMap((portion) => offersFor(at, portion));
  return offers.filter((offer, index) => offers.findIndex((other) => other.goods === offer.goods) === index);
}

function sampling({ ctx: { policy }, state, scope }: At) {
  const [attrs] = undecidedLines(policy, state, scope.id);
  const { method, minBps } = attrs === undefined ? policy.inspection.sampling.otherwise : decide(policy.inspection.sampling, attrs).then;
  return { method, minBps };
}

export const ASSESS_STEPS: readonly StepRow[] = [
  {
    key: 'inspect', zh: '检验', en: 'Inspection', scope: 'consignment', stage: 'inspection', after: ['notify'], chaseDays: 3, accepts: 'inspect', handle: inspect,
    on: (profile) => profile.inspection.mode === 'step',
    need: ({ ctx: { policy }, state }, scope) => holdsForOne(policy.inspection.when, undecidedLines(policy, state, scope.id)),
    owner: (policy) => policy.inspection.by, menu: (at) => ({ sampling: sampling(at) }), lines: judgedLines,
  },
  {
    key: 'meet', zh: '评审会', en: 'Review meeting', scope: 'case', stage: 'meeting', after: ['any:inspect'], chaseDays: 3, accepts: 'conclude', handle: conclude,
    on: (profile) => profile.review.meeting !== null,
    need: ({ ctx: { policy }, state }) => policy.review.meeting !== null && holdsForOne(policy.review.meeting.when, undecidedLines(policy, state)),
    owner: (policy) => policy.review.meeting?.by ?? null,
  },
  {
    key: 'dispose', zh: '判定', en: 'Disposition', scope: 'consignment', stage: 'disposition', after: ['inspect', 'meet'], chaseDays: 2, accepts: 'dispose', handle: dispose,
    need: ({ state }, scope) => portionsOf(state, scope.id).some(isUndecidedHere),
    owner: (policy) => policy.disposition.by.roles[0] ?? null, menu: (at) => ({ outcomes: offersOf(at) }), lines: judgedLines,
  },
  {
    key: 'redecide', zh: '重新判定', en: 'New disposition', scope: 'portion', stage: 'disposition', after: null, chaseDays: 2, accepts: 'dispose', handle: dispose,
    owner: (policy) => policy.disposition.by.roles[0] ?? null, menu: (at) => ({ outcomes: offersOf(at), round: at.task.round }),
  },
];
