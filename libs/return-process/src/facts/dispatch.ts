/** One fact against the state: by its class and the state of the step it is about (process-model.md §1.7). Never throws. */
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { raise, inform } from '../engine/anomalies.js';
import { countingTime, isBackdated } from '../engine/counting-time.js';
import { attrsIn } from '../catalogue/attributes.js';
import { closeTask, restate } from '../engine/tasks.js';
import type { ReturnDraft } from '../context.js';
import { lacksPaper } from '../papers/required-papers.rules.js';
import type { ReceivedFact } from '../received-fact.js';
import { caretaker } from './caretaker.js';
import { secondAnswer } from '../asks/answer-ask.js';
import { CASE_HANDLERS } from './case-handlers.js';
import { handlerOf, isAboutStep } from './step-handlers.js';
import { isCaseLoop } from '../asks/grant-loop.js';
import { keep } from './kept.js';
import { misfit, type Outcome } from './outcome.js';
import { instant } from './read.js';
import { noteTold } from './told.js';
import { locate, type Target } from './target.js';
import { rowOf } from '../tracks/step-rows.js';

/** What became of it, after anomalies were raised and unanswered requests closed. */
export function dispatch(draft: ReturnDraft, fact: ReceivedFact): Exclude<Outcome, object> | 'anomaly' {
  // 放行循环 without a task is for a loop of the whole return
  const about = isAboutStep(fact.kind) && (fact.kind !== 'grant' || fact.taskId !== undefined || !isCaseLoop(fact.payload['loop']));
  const target = about ? locate(draft, fact) : null;
  // what happens in the world does not wait for a task; an answer to one is never older than the task
  const asked = FACT_KINDS[fact.kind].class === 'O' ? undefined : target?.task?.openedAt;
  const at = countingTime(fact, asked ?? draft.state.openedAt);
  draft.at = at;
  draft.state.at = Math.max(draft.state.at, at);
  if (isBackdated(fact, at)) inform(draft, 'backdated', { step: target?.def.key ?? null, scope: target?.scope.id ?? 'case', factId: fact.factId });
  const decided = draft.state.counters.decision;
  const outcome = about ? aboutStep(draft, fact, target, at) : (CASE_HANDLERS[fact.kind]?.(draft, fact, at) ?? 'ignored');
  if (outcome === 'applied' && target !== null) {
    remember(target, fact);
    noteTold(draft, target, fact, decided);
  }
  const requested = draft.state.tasks.find((task) => task.id === (target?.task?.id ?? fact.taskId) && task.state === 'asked_back');
  // its fact was the desk's answer: nobody can complete it any more
  if (requested !== undefined && fact.kind !== 'released' && outcome !== 'kept') closeTask(draft, requested, 'done');
  if (outcome === 'kept') keep(draft, fact);
  if (typeof outcome === 'string') return outcome;
  if (target?.task !== undefined && draft.state.tasks.includes(target.task)) restate(target.task);
  raise(draft, outcome.anomaly, { ...(outcome.about ?? { step: target?.def.key ?? null, scope: target?.scope.id ?? 'case', role: caretaker(draft, target) }), factId: fact.factId });
  return 'anomaly';
}

/** A date promised in a fact stays with its step, for a limit that runs to an agreed date (T36); so does what may be corrected. */
function remember({ scope, def }: Target, { payload, factId, kind }: ReceivedFact): void {
  const [step, promisedAt] = [scope.steps[def.key], instant(payload['promisedAt'])];
  if (step === undefined) return;
  if (promisedAt !== null) step.promisedAt = promisedAt;
  if (rowOf(def.key)?.correctable === true || kind === 'duty') step.fact = factId;
}

function aboutStep(draft: ReturnDraft, fact: ReceivedFact, target: Target | null, at: number): Outcome {
  if (target === null) return 'kept';
  const { step, round } = target;
  const cls = FACT_KINDS[fact.kind].class;
  const handler = handlerOf(target.def.key, fact.kind);
  if (handler === undefined) return 'ignored';
  const applied = (): Outcome => (lacksItsPaper(draft, fact, target) ? misfit('malformed') : handler(draft, target, fact, at));
  // of several who were asked at once one has ended the round; the word of another crossed with the request to hand back
  if (round < step.round) return cls === 'D' && target.task?.state === 'asked_back' ? 'ignored' : secondTime(cls, fact, target);
  if (round > step.round) return 'kept';
  switch (step.s) {
    case 'open': return seated(fact, target) ? applied() : (answeredLevel(fact, target) ? secondTime(cls, fact, target) : 'kept');
    case 'idle': return cls === 'O' ? applied() : 'kept';
    // to a question nobody asks any more the customer may say what he likes
    case 'void': return cls === 'K' ? 'ignored' : misfit('after_void');
    case 'skipped': return cls === 'O' ? misfit('second_fact') : misfit('out_of_turn');
    case 'done': return step.implied === true && fact.kind === 'arrive' ? handler(draft, target, fact, at) : secondTime(cls, fact, target);
  }
}

/** P23: the fact that completes a step shows the step's papers; goods that merely go home need none. */
function lacksItsPaper({ ctx: { policy }, state }: ReturnDraft, { kind, payload }: ReceivedFact, { scope, def }: Target): boolean {
  return kind === def.accepts && state.ending === null && lacksPaper(policy, def.key, attrsIn(policy, state, scope), payload);
}

/** A fact that names a task needs that very task open; one of the world speaks for itself. */
const seated = (fact: ReceivedFact, { task }: Target): boolean => task !== undefined || fact.taskId === undefined || FACT_KINDS[fact.kind].class === 'O';

function answeredLevel(fact: ReceivedFact, { step }: Target): boolean {
  const level = Number(fact.taskId?.split('/')[3]);
  return (step.signed ?? []).some((signed) => signed.level === level);
}

/** Done already: the same word again changes nothing, another word is a person's to judge. */
function secondTime(cls: string, fact: ReceivedFact, { step }: Target): Outcome {
  if (cls === 'K') return secondAnswer({ step }, fact.payload);
  if (cls !== 'D') return misfit('second_fact');
  const same = fact.payload['verdict'] === 'accept' && (step.signed ?? []).some(({ level }) => level === fact.payload['level']);
  return same ? 'ignored' : misfit('second_decision');
}
