/** 暂停 and 恢复 of one clock: it alone stands; whoever paused it answers to his head for it (process-model.md §1.6). */
import { completeStep, openStep, repeatSteps } from '../../engine/advance.js';
import { mayPause, pauseClock, resumeClock } from '../../engine/clocks.js';
import { stepOf } from '../../engine/draft.js';
import type { HeldClock } from '../../engine/model.js';
import { askBack, askSeats, closeTask, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { misfit, type Outcome } from '../../facts/outcome.js';
import type { ReturnScope } from '../../state.js';

const REVIEW = 'clockReview';
/** Among the reasons a clock may stand for, the one that is a person's word about it alone. */
const WORD = 'word';

interface Word { readonly clockId: string; readonly until: number; readonly reasonCode: string; readonly role: string }

/** Once more while it stands moves the instant until which it does. A promise, and a question to the customer, are nobody's to pause. */
export function holdClock(draft: ReturnDraft, word: Word, at: number): Outcome {
  const { state } = draft;
  const clock = state.clocks.find(({ id }) => id === word.clockId);
  if (clock === undefined) return misfit('unknown_scope');
  if (clock.state !== 'running') return 'ignored';
  if (!mayPause(draft, clock)) return misfit('not_permitted');
  const whole = caseOf(draft);
  for (const held of heldClocks(draft).filter(({ clockId }) => clockId === clock.id)) drop(draft, held, 'done');
  const level = 1 + Math.max(0, ...heldClocks(draft).map((held) => held.level), ...tasksOf(state, whole.id, REVIEW).filter(({ round }) => round === stepOf(whole, REVIEW).round).map((task) => task.level));
  pauseClock(draft, clock, WORD, at);
  state.held = [...heldClocks(draft), { ...word, level }];
  askReviews(draft, whole, at);
  return 'applied';
}

/** Ignored when it does not stand by anybody's word. */
export function releaseClock(draft: ReturnDraft, clockId: string, at: number): Outcome {
  const held = heldClocks(draft).find((one) => one.clockId === clockId);
  if (held === undefined) return 'ignored';
  const clock = draft.state.clocks.find(({ id }) => id === clockId);
  const since = clock?.pauses.findLast(({ to }) => to === null)?.from ?? at;
  if (clock !== undefined) resumeClock(draft, clock, WORD, Math.max(at, since));
  drop(draft, held, 'done');
  endIfIdle(draft, at);
  return 'applied';
}

/** The limit of a part that was split off stands like that of the whole. */
export function holdAlike({ state }: Pick<ReturnDraft, 'state'>, clockId: string, part: string): void {
  const held = state.held?.find((one) => one.clockId === clockId);
  if (held !== undefined) state.held = [...(state.held ?? []), { ...held, clockId: part, level: 1 + Math.max(...(state.held ?? []).map(({ level }) => level)) }];
}

/** What was held has ended by itself: nothing is left to review. True when anything changed. */
export function settleHeld(draft: ReturnDraft): boolean {
  const { state } = draft;
  const over = heldClocks(draft).filter(({ clockId }) => state.clocks.every(({ id, state: standing }) => id !== clockId || standing !== 'running'));
  for (const held of over) drop(draft, held, 'asked_back');
  if (over.length > 0) endIfIdle(draft, state.at);
  const asked = tasksOf(state, caseOf(draft).id, REVIEW).filter((task) => task.state === 'open').length;
  if (over.length > 0 || heldClocks(draft).length <= asked) return over.length > 0;
  askReviews(draft, caseOf(draft), state.at);
  return true;
}

export const heldClocks = ({ state }: Pick<ReturnDraft, 'state'>): readonly HeldClock[] => state.held ?? [];

function drop(draft: ReturnDraft, held: HeldClock, how: 'done' | 'asked_back'): void {
  const { state } = draft;
  const whole = caseOf(draft);
  for (const task of tasksOf(state, whole.id, REVIEW)) {
    if (task.level !== held.level || task.round !== stepOf(whole, REVIEW).round) continue;
    if (how === 'done') closeTask(draft, task, 'done');
    else askBack(task);
  }
  const rest = heldClocks(draft).filter((one) => one !== held);
  if (rest.length > 0) state.held = rest;
  else delete state.held;
}

function askReviews(draft: ReturnDraft, whole: ReturnScope, at: number): void {
  const def = draft.ctx.flow.byKey[REVIEW];
  if (def === undefined) return;
  if (stepOf(whole, REVIEW).s === 'open') askSeats(draft, whole, def, at);
  else openStep(draft, whole, def, at);
}

function endIfIdle(draft: ReturnDraft, at: number): void {
  const whole = caseOf(draft);
  if (heldClocks(draft).length > 0 || stepOf(whole, REVIEW).s !== 'open') return;
  completeStep(draft, whole, REVIEW, at, ({ state }) => state === 'open');
  repeatSteps(whole, [REVIEW], at);
}

function caseOf({ state }: ReturnDraft): ReturnScope {
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  if (whole === undefined) throw new Error('a return without its case scope');
  return whole;
}
