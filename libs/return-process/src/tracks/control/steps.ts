/** 控制: what a pause and an anomaly ask of a person. */
import { differenceNote, taskLine } from '../../statements/task-lines.js';
import type { At, StepRow } from '../step-row.js';

/** Where two people counted goods, what they differ by. */
const variancesOf = ({ state, scope }: At) => state.anomalies.find(({ id }) => id === scope.id)?.variances;

export const CONTROL_STEPS: readonly StepRow[] = [
  {
    // whoever reopened it has steps done again (人工干预 reopen); passing this one by says that nothing is left to do
    key: 'reopenReview', zh: '重开处理', en: 'What to do again', scope: 'case', stage: 'closing', after: null, chaseDays: 1, accepts: 'override',
    owner: (policy, state) => (state.reopened ?? []).at(-1)?.role ?? policy.management, menu: () => ({ results: ['skip', 'reopen'] }),
  },
  {
    key: 'pauseReview', zh: '暂停复核', en: 'Pause review', scope: 'case', stage: 'closing', after: null, chaseDays: 1, windsDown: true, accepts: 'resume',
    owner: (policy, state) => policy.roles[state.paused?.role ?? '']?.head ?? policy.management,
  },
  {
    // one seat per clock that somebody paused
    key: 'clockReview', zh: '单项暂停复核', en: 'Review of a paused clock', scope: 'case', stage: 'closing', after: null, chaseDays: 1, windsDown: true, accepts: 'resume',
    seats: ({ ctx: { policy }, state }) => (state.held ?? []).map(({ level, role }) => ({ level, role: policy.roles[role]?.head ?? policy.management, clause: 'house' })),
    menu: ({ state, task }) => {
      const clockId = state.held?.find(({ level }) => level === task.level)?.clockId;
      return clockId === undefined ? {} : { clockId };
    },
  },
  {
    key: 'anomaly', zh: '异常处置', en: 'Resolve anomaly', scope: 'anomaly', stage: 'closing', after: null, chaseDays: 1, windsDown: true, accepts: 'resolve',
    lines: (at) => variancesOf(at)?.flatMap(({ line, variance }) => taskLine(at.state, line, Math.abs(variance))) ?? at.state.lines.flatMap(({ line, claimed }) => taskLine(at.state, line, claimed)),
    notes: (at) => (variancesOf(at) ?? []).map(({ line, variance }) => differenceNote(at.state, line, variance)),
    menu: ({ state, scope }) => ({ anomalyId: scope.id, anomalyKind: state.anomalies.find(({ id }) => id === scope.id)?.kind ?? 'malformed', results: ['accept', 'dismiss'] }),
  },
];
