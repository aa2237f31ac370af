/** What is done with goods: 生产指令, 返修完成, 复检结果, 入库, 报废, 退回, 现场处理. A partial fact splits the portion. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { completeStep, openStep, repeatSteps } from '../engine/advance.js';
import { stepOf } from '../engine/draft.js';
import { closeTask, tasksOf } from '../engine/tasks.js';
import { canSplit, strikeOff, takePart } from '../catalogue/portions.js';
import type { ReturnDraft } from '../context.js';
import { lineOf, type Portion } from '../state.js';
import { misfit, type Outcome, type StepHandler } from './outcome.js';
import { positive } from './read.js';
import { sign, signLevel } from './signatures.js';

/**
 * Gives each named part of a portion its fate. What is named less than the portion leaves a rest, which keeps the task;
 * otherwise the last part is the portion itself. More than there is, or nothing at all, is a misfit.
 */
function share(draft: ReturnDraft, portion: Portion, quantities: readonly (number | null)[], fates: readonly ((part: Portion) => void)[]): Outcome {
  if (quantities.includes(null)) return misfit('malformed');
  const named = quantities.reduce<number>((sum, qty) => sum + (qty ?? 0), 0);
  if (named === 0) return misfit('malformed');
  if (named > portion.qty) return misfit('quantity_excess');
  const splits = quantities.filter((qty) => qty !== 0).length + (named < portion.qty ? 1 : 0);
  if (splits > 1 && !canSplit(draft.state)) return misfit('too_many');
  for (const [index, qty] of quantities.entries()) if (qty !== null && qty > 0) fates[index]?.(takePart(draft, portion, qty));
  return 'applied';
}

/** A step of a route whose fact names a quantity: that part has passed it. */
const passes = (field: string): StepHandler => (draft, target, fact, at) => {
  const portion = target.scope as Portion;
  const unit = lineOf(draft.state, portion.line)?.unit ?? 'pcs';
  return share(draft, portion, [positive(fact.payload[field], unit)], [(part) => {
    completeStep(draft, part, target.def.key, at);
    sign({ scope: part, def: target.def }, fact, 1, at);
  }]);
};

export const order = passes('qty');
export const stockIn = passes('qty');
export const scrapRequest = passes('qty');
export const scrap = passes('qty');
export const pack = passes('qty');
export const sendBack = passes('qty');

/** 报废审批: refused goods are judged again, without 报废. */
export const scrapApproval: StepHandler = (draft, target, fact, at) =>
  signLevel(draft, target, fact, at, () => strikeOff(draft, target.scope as Portion, at));

const twoParts = (draft: ReturnDraft, portion: Portion, ...fields: unknown[]): (number | null)[] =>
  fields.map((qty) => parseQuantity(qty, lineOf(draft.state, portion.line)?.unit ?? 'pcs'));

/** The outcome cannot be carried out for a part: its task is over, 判定 is asked again. */
function failed(draft: ReturnDraft, key: string, at: number): (part: Portion) => void {
  return (part) => {
    for (const task of tasksOf(draft.state, part.id, key)) closeTask(draft, task, 'done');
    strikeOff(draft, part, at);
  };
}

/** 返修完成: repaired goods go on, unrepairable ones are judged again. */
export const repair: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['qtyUnrepairable'], payload['qtyDone']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
};

export const onsiteDone: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['qtyFailed'], payload['qtyOk']), [
    failed(draft, def.key, at), (part) => completeStep(draft, part, def.key, at),
  ]);
};

/** 复检结果: failed goods are reworked again, up to the bound; beyond it a named person decides (R44, 放行循环). */
export const reinspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['fail'], payload['pass']), [
    (part) => {
      for (const task of tasksOf(draft.state, part.id, def.key)) closeTask(draft, task, 'done');
      reworkAgain(draft, part, at);
    },
    (part) => completeStep(draft, part, def.key, at),
  ]);
};

function reworkAgain(draft: ReturnDraft, portion: Portion, at: number): void {
  const rounds = stepOf(portion, 'rework').round;
  repeatSteps(portion, ['rework', 'reinspect'], at);
  if (rounds < draft.ctx.policy.loops.rework.max + portion.granted || draft.state.ending !== null) return;
  const def = draft.ctx.flow.byKey['loopLimit'];
  if (def !== undefined) openStep(draft, portion, def, at);
}

/** 放行循环: so many rounds more, or none: then the goods are judged again, without 返修. */
export const grant: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const rounds = payload['rounds'];
  if (payload['loop'] !== 'rework' || typeof rounds !== 'number' || !Number.isInteger(rounds) || rounds < 0 || rounds > 3) return misfit('malformed');
  completeStep(draft, portion, def.key, at);
  repeatSteps(portion, [def.key], at);
  if (rounds === 0) strikeOff(draft, portion, at);
  else {
    portion.granted += rounds;
    Object.assign(portion.steps['rework'] ?? {}, { since: at });
  }
  return 'applied';
};
